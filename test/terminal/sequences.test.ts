import {expect, test} from 'vitest';
import {clipboardSequence, operatingSystemCommand, throughTmux} from '../../source/terminal/sequences.ts';

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

const esc = '\u{1B}';

test('OSC 52 with the text in base64', () => {
  expect(clipboardSequence('prod-a ✓', false)).toBe(`${esc}]52;c;${Buffer.from('prod-a ✓').toString('base64')}\u{7}`);
});

test('inside tmux once plain and once wrapped', () => {
  const plain = `${esc}]52;c;YQ==\u{7}`;
  expect(clipboardSequence('a', true)).toBe(`${plain}${esc}Ptmux;${esc}${plain}${esc}\\`);
});

test.each([
  [56_244, true],
  [56_245, false],
])('%i bytes: sent is %j', (bytes, sent) => {
  expect(clipboardSequence('x'.repeat(bytes), false) !== null).toBe(sent);
});
