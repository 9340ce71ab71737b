import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {randomFor} from '../../source/demo/seeded-random.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {openTerminal} from '../helpers/terminal.ts';
import {until} from '../helpers/until.ts';

const clock = fileURLToPath(new URL('../fixtures/clock.mjs', import.meta.url));

async function serve() {
  const play = await startPlay({scenario: 'rollout'});
  onTestFinished(() => play.server.close());
  play.moveTo(60);
  // With a clock that stands, two runs show the same for ever.
  const env = {UCS_ENDPOINT: play.server.url, CLOCK_START: `${play.startedAt + 60_000}`, CLOCK_STANDS: '1'};
  return (columns: number, rows: number) => {
    const terminal = openTerminal({args: [], nodeArgs: ['--import', clock], env, columns, rows});
    onTestFinished(() => terminal.close());
    return terminal;
  };
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
    await fresh.see('T');
    await until(
      () => JSON.stringify(terminal.cells()) === JSON.stringify(fresh.cells()),
      () => `After the storm:\n${terminal.screen()}\nA fresh start:\n${fresh.screen()}`,
    );
    terminal.press('q');
    expect(await terminal.exit).toMatchObject({exitCode: 0});
    expect(terminal.screen().trim()).toBe('');
  },
);
