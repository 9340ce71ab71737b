import {expect, test} from 'vitest';
import {operatingSystemCommand, throughTmux} from '../../source/terminal/control-text.ts';

test.each([
  ['plain text', 'prod-a 3/4 81%', 'prod-a 3/4 81%'],
  ['what would end the command', 'a\u0007b\u001b\\c\u009cd', 'ab\\cd'],
  ['what would begin another', 'a\u001b]0;b\u009d0', 'a]0b0'],
  ['parts of its own', '4;1;50', '4150'],
  ['line breaks and the like', 'a\r\nb\tc\u007f', 'abc'],
  ['letters of any language', '集群-甲', '集群-甲'],
])('%s cannot leave the command', (_name, text, inside) => {
  expect(operatingSystemCommand(2, text)).toBe(`\u001b]2;${inside}\u0007`);
});

test('through tmux, each escape is doubled', () => {
  expect(throughTmux('\u001b]9;done\u0007')).toBe('\u001bPtmux;\u001b\u001b]9;done\u0007\u001b\\');
});
