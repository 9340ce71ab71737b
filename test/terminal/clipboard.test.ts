import {expect, test} from 'vitest';
import {clipboardSequence} from '../../source/terminal/clipboard.ts';

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
