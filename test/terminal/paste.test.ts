import {expect, onTestFinished, test} from 'vitest';
import {startPlay} from '../demo/virtual-play.ts';
import {inLines} from '../helpers/terminal/signs.ts';
import {openTerminal, ownClock} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

const paste = (text: string) => `\u{1B}[200~${text}\u{1B}[201~`;

async function open() {
  const play = await startPlay({scenario: 'enabled'});
  // With a clock that stands, nothing but keys changes the screen.
  const env = {CLOCK_START: `${play.startedAt}`, CLOCK_STANDS: '1'};
  const terminal = openTerminal({args: ['--endpoint', play.server.url], nodeArgs: ownClock, env});
  onTestFinished(() => terminal.close());
  await terminal.see(/\d ready {3}\d+ restart.*q quit$/s);
  expect(terminal.isPasteBracketed()).toBe(true);
  return terminal;
}

// What would show up if these were keys: quit, help, JSON, another layout, a prompt, a pause.
const keys = 'q?yv/p\u{3}\u{1A}\r\nqq';

test('pasted text triggers no keys', async () => {
  const terminal = await open();
  const shown = terminal.screen();
  terminal.press(paste(keys));
  // The key after it is heard, alone: the layout it stands for.
  terminal.press('v');
  await terminal.see(inLines);
  terminal.press('v');
  await terminal.seeNot(inLines);
  // The word on the layout goes with the next key.
  terminal.press('g');
  await until(
    () => terminal.screen() === shown,
    () => `It is not as it was before:\n${terminal.screen()}`,
  );
});

test('pasted text that arrives in pieces triggers no keys', async () => {
  const terminal = await open();
  for (const piece of ['\u{1B}[20', '0~q', keys, 'q\u{1B}', '[201~v']) {
    terminal.press(piece);
    await new Promise(resolve => setImmediate(resolve));
  }
  await terminal.see(inLines);
  expect(terminal.isAlternate()).toBe(true);
  expect(terminal.screen()).not.toContain('move or scroll up');
});

test('pasted into a prompt it is text, without its line ends', async () => {
  const terminal = await open();
  terminal.press('/');
  await terminal.see('Enter keeps');
  terminal.press(paste('kusto\r\nmize\u{3}'));
  await terminal.see('/kustomize');
  await terminal.seeNot('✓ helm ');
  expect(terminal.isAlternate()).toBe(true);
});
