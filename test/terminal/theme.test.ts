import {expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {inLines, inPanes} from '../helpers/terminal/signs.ts';
import {openTerminal, type Terminal} from '../helpers/terminal/terminal.ts';

const green = 2;
const brightBlue = 12;

test.each([
  ['the usual colours', {}, green],
  ['the theme of a variable', {UCS_GITOPS_THEME: 'colorblind'}, brightBlue],
])('%s', async (_case, env, color) => {
  const server = await startDemoServer({scenario: 'enabled'});
  onTestFinished(server.close);
  const terminal = openTerminal({args: ['--endpoint', server.url], env});
  onTestFinished(() => terminal.close());
  await terminal.see('✓ ENABLED');
  const marks = terminal.cells().flatMap(row => row.filter(({char}) => char === '✓'));
  expect(new Set(marks.map(cell => cell.color))).toEqual(new Set([color]));
});

/** Every number in a sequence that styles text. */
function styleCodes(written: string): ReadonlySet<string> {
  return new Set([...written.matchAll(/\u{1B}\[([\d;]*)m/gu)].flatMap(([, codes = '']) => codes.split(';')));
}

/** Through panes, lines, detail, JSON with a match, fleet, picker, timeline and help, and on to data that is stale. */
async function seeEverything(terminal: Terminal, failNow: () => Promise<void>): Promise<void> {
  const walk: readonly (readonly [keys: string, sign: string | RegExp])[] = [
    ['3', '┏❯ ✗ helm '],
    ['v', / RDY .*\n❯ ✗ helm /],
    ['\r', 'container manager'],
    ['y', 'Raw JSON of the pod'],
    ['/manager\r', 'manager (1/1)'],
    ['\u{1B}', 'container manager'],
    ['\u{1B}', inLines],
    ['v', '┏❯'],
    ['0', '❯ staging'],
    ['j', '❯ edge-1'],
    ['C', 'Enter goes there'],
    ['prod', '2 of 6'],
    ['\u{1B}', '❯ edge-1'],
    ['t', 'No change has been seen'],
    ['?', 'move or scroll up'],
    ['G', 'Reading the screen'],
    ['q', 'No change has been seen'],
    ['q', '❯ edge-1'],
    ['1', '┏❯ ✓'],
  ];
  for (const [keys, sign] of walk) {
    terminal.press(keys);
    await terminal.see(sign);
  }
  await failNow();
  terminal.press('r');
  await terminal.see(/stale \d+s\n.*\n! /);
}

test.each([
  ['high-contrast', false],
  ['default', true],
])('--theme %s: on no screen a fixed background or truecolor; dim text: %s', async (theme, dim) => {
  const {server, moveTo} = await startPlay({scenario: 'rollout'});
  moveTo(60);
  const terminal = openTerminal({args: ['--endpoint', server.url, '--interval', '2s', '--theme', theme]});
  onTestFinished(() => terminal.close());
  await terminal.see(inPanes);
  await seeEverything(terminal, () => server.setFault('503-html'));
  const codes = styleCodes(terminal.written());
  expect(codes.has('2')).toBe(dim);
  expect([...codes].filter(code => /^(38|48|4\d|10\d)$/.test(code))).toEqual([]);
  expect(
    terminal
      .cells()
      .flat()
      .some(cell => cell.dim),
  ).toBe(dim);
  // Stale or not, the cursor stands out by its weight, and not more than what failed.
  const cursor = terminal.cells().flatMap(row => row.filter(({char}) => char === '❯'));
  expect(cursor.map(({bold, inverse}) => ({bold, inverse}))).toEqual([{bold: true, inverse: false}]);
  if (theme === 'high-contrast') {
    // Beside bold, underlined and inverse (and their ends) only the colours that black and white show.
    expect([...codes].filter(code => !/^(|0|1|4|7|22|24|27|39|91|94|95)$/.test(code))).toEqual([]);
  }
});
