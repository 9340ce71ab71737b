import {expect, onTestFinished, test} from 'vitest';
import {randomFor} from '../../source/demo/play/seeded-random.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {builtProgram, openTerminal, ownClock, type Terminal} from '../helpers/terminal/terminal.ts';
import {until} from '../helpers/until.ts';

async function surroundings() {
  const play = await startPlay({scenario: 'rollout'});
  play.moveTo(60);
  // With a clock that stands, two runs show the same for ever.
  const env = {UCS_ENDPOINT: play.server.url, CLOCK_START: `${play.startedAt + 60_000}`, CLOCK_STANDS: '1'};
  return {env};
}

async function serve() {
  const {env} = await surroundings();
  return (columns: number, rows: number) => {
    const terminal = openTerminal({args: [], nodeArgs: ownClock, env, columns, rows});
    onTestFinished(() => terminal.close());
    return terminal;
  };
}

/** What is seen of each cell. The colour of a space is not; it depends on what was written beside it last. */
function look(terminal: Terminal): readonly (readonly string[])[] {
  return terminal
    .cells()
    .map(row => row.map(cell => (cell.char === ' ' && !cell.inverse ? ' ' : JSON.stringify(cell))));
}

/** Waits until both screens look the same, in colours as well. */
async function seeSame(terminal: Terminal, fresh: Terminal): Promise<void> {
  const differing = () => {
    const others = look(fresh);
    return look(terminal).flatMap((cells, row) =>
      cells.flatMap((cell, column) => (cell === others[row]?.[column] ? [] : [`${row}, ${column}: ${cell}`])),
    );
  };
  await until(
    () => differing().length === 0,
    () => `${differing().slice(0, 5).join('\n')}\n${terminal.screen()}\nA fresh start:\n${fresh.screen()}`,
  );
}

type Size = readonly [columns: number, rows: number];

function randomSizes(count: number, seed: number): readonly Size[] {
  const random = randomFor(seed, 'sizes');
  const upTo = (limit: number) => 1 + Math.floor(random() * limit);
  return Array.from({length: count}, () => [upTo(300), upTo(100)]);
}

test.each([
  [80, 24],
  [300, 100],
  [40, 10],
  [39, 9],
  [1, 1],
  [120, 36],
] as const)(
  'after a storm of 40 sizes from 1x1 to 300x100 the screen at %ix%i is that of a fresh start',
  async (columns, rows) => {
    const start = await serve();
    const terminal = start(100, 30);
    await terminal.see('q quit');
    for (const [width, height] of randomSizes(40, columns)) {
      terminal.resize(width, height);
      // Let the program begin to follow.
      await new Promise(resolve => setImmediate(resolve));
    }
    terminal.resize(columns, rows);
    const fresh = start(columns, rows);
    await fresh.see(/T|q quit/);
    await seeSame(terminal, fresh);
    terminal.press('q');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
    expect(terminal.screen().trim()).toBe('');
  },
);

test('Ctrl-L paints the whole screen anew', async () => {
  const start = await serve();
  const terminal = start(100, 30);
  await terminal.see('q quit');
  const before = terminal.written().length;
  terminal.press('\u{C}');
  // Answers may still come and change a few cells; this is a whole frame, on a screen that was cleared.
  const painted = () => terminal.written().slice(before).split('\u{1B}[H\u{1B}[2J')[1] ?? '';
  await until(
    () => painted().includes('prod-a') && painted().includes('quit'),
    () => `Not painted: ${JSON.stringify(terminal.written().slice(before))}`,
  );
  const fresh = start(100, 30);
  await seeSame(terminal, fresh);
});

test('a terminal that says it is 0x0, as a serial line does, is drawn at 80x24', async () => {
  const {env} = await surroundings();
  const args = ['-c', 'stty cols 0 rows 0; exec "$@"', 'sh', process.execPath, builtProgram];
  const terminal = openTerminal({file: 'sh', args, env, columns: 80, rows: 24});
  onTestFinished(() => terminal.close());
  await terminal.see(/ RDY .*q quit$/s);
  expect(terminal.lines()[0]).toMatch(/^prod-a .{60,} live \d+s$/);
});
