import {expect, onTestFinished, test} from 'vitest';
import type {DemoServer} from '../../source/demo/server/server.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {inLines} from '../helpers/terminal/signs.ts';
import {openTerminal, type Terminal, type TerminalOptions} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';
import {brokenFrames, framesIn, harmIn} from './checks.ts';
import {expectWhole, foreignIn} from './screen-checks.ts';
import {screensOn, terminalKinds} from './terminal-kinds.ts';

const pageDown = '\u{1B}[6~';
const right = '\u{1B}[C';

async function serve(): Promise<DemoServer> {
  const {server} = await startPlay({scenario: 'fleet'});
  await server.setFault('hostile-clusters');
  for (const {id} of server.clusters.slice(0, 3)) {
    await server.setFault('hostile', id);
  }
  return server;
}

function open(options: TerminalOptions): Terminal {
  const terminal = openTerminal(options);
  onTestFinished(() => terminal.close());
  return terminal;
}

/** The built program on clusters whose names and pods are hostile. */
async function monitor(columns: number, rows: number): Promise<Terminal> {
  const terminal = open({columns, rows, args: ['--endpoint', (await serve()).url]});
  await terminal.see(/0(\/| of )53/);
  return terminal;
}

const position = (terminal: Terminal) => /pod (\d+)\/53/.exec(terminal.screen())?.[1] ?? '';

/** Goes from page to page; gives what was written for each. */
async function readAll(terminal: Terminal): Promise<readonly string[]> {
  const outputs: string[] = [];
  // It stands in the last line: what is above it is there by then.
  await terminal.see(/pod 1\/53/);
  for (let start = 0; ; ) {
    const before = position(terminal);
    const written = terminal.written();
    outputs.push(written.slice(start));
    start = written.length;
    if (before === '53') {
      return outputs;
    }
    terminal.press(pageDown);
    await until(
      () => !['', before].includes(position(terminal)),
      () => `still at ${before}:\n${terminal.screen()}`,
    );
  }
}

test('the frames of all panes are closed on terminals of every kind', async () => {
  const terminal = await monitor(120, 36);
  const outputs = await readAll(terminal);
  terminal.press('q');
  await terminal.exit;
  for (const [kind, widthOf] of Object.entries(terminalKinds)) {
    const screens = await screensOn(widthOf, 120, 36, outputs);
    expect([kind, screens.flatMap(brokenFrames)]).toEqual([kind, []]);
    expect([kind, Math.min(...screens.map(framesIn))]).toEqual([kind, 5]);
  }
});

test.each([
  [120, 36],
  [80, 24],
  [50, 15],
])('on %ix%i nothing of it acts on the terminal, in any screen', async (columns, rows) => {
  const terminal = await monitor(columns, rows);
  await expectWhole(terminal);
  for (const text of ['emoji', 'combining', 'ambiguous']) {
    terminal.press(`/${text}\r`);
    await terminal.see(`[filter ${text}]`);
    await expectWhole(terminal);
    terminal.press('\u{1B}');
    await terminal.seeNot('[filter');
  }
  terminal.press('v');
  // What was in lines is in panes now, and the other way round.
  await terminal.see(columns === 120 ? inLines : /[╭┏]/);
  await expectWhole(terminal);
  terminal.press('\r');
  await terminal.see('health  ');
  await expectWhole(terminal);
  terminal.press(pageDown);
  await expectWhole(terminal);
  terminal.press('y');
  await terminal.see('Raw JSON of the pod');
  await expectWhole(terminal);
  terminal.press('qqy');
  await terminal.see(/Raw JSON, \d+ lines/);
  terminal.press('/hostile-wide\r');
  await terminal.see('"name": "hostile-wide');
  for (let step = 0; step < 4; step += 1) {
    await expectWhole(terminal);
    terminal.press(right);
  }
  terminal.press('q');
  await terminal.see('[1 ');
  // 40 clusters in all, each with another hostile text in its name.
  for (let tab = 7; tab < 40; tab += 7) {
    const before = terminal.lines()[1];
    terminal.press(']]]]]]]');
    await until(
      () => terminal.lines()[1] !== before,
      () => `still at ${before}`,
    );
    await expectWhole(terminal);
  }
  terminal.press('q');
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  expect(foreignIn(terminal.written())).toEqual([]);
});

test('the block of `wait` stays in its lines on terminals of every kind', async () => {
  const server = await serve();
  const terminal = open({
    columns: 60,
    rows: 20,
    args: ['wait', '--endpoint', server.url, '--timeout', '8s', '--stable-for', '500ms', '--fail-grace', '24h'],
  });
  await terminal.see(/^\d+ of 40 done/m);
  expect(await terminal.exit).toMatchObject({exitCode: 4});
  await terminal.see(/timed out after 8s/);
  const written = terminal.written();
  expect(foreignIn(written)).toEqual([]);
  for (const [kind, widthOf] of Object.entries(terminalKinds)) {
    const [rows = []] = await screensOn(widthOf, 60, 20, [written]);
    // Of the block nothing is left.
    expect([kind, rows.map(row => row.join('')).filter(row => /[▰▱]|of 40 done/.test(row))]).toEqual([kind, []]);
  }
});

test.each(['table', 'wide', 'json', 'raw'])('get -o %s prints nothing that acts on it', async format => {
  const server = await serve();
  const terminal = open({args: ['get', '-o', format, server.clusters[0]?.id ?? '', '--endpoint', server.url]});
  expect(await terminal.exit).toMatchObject({exitCode: 0});
  await until(
    () => /hostile-zero-width-|\]\}$/.test(terminal.written().trimEnd()),
    () => terminal.screen(),
  );
  expect(harmIn(terminal.written().replaceAll('\r\n', '\n'))).toEqual([]);
});
