import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startDemoServer} from '../source/demo/server/server.ts';
import {inLines, inPanes} from '../test/helpers/terminal/signs.ts';
import {openTerminal, type Terminal} from '../test/helpers/terminal/terminal.ts';
import {screenSvg} from './svg.ts';

/** A picture: which play, how far into it, which keys, and what must be on the screen when it is taken. */
type Picture = {
  readonly name: string;
  readonly scenario: string;
  readonly seconds: number;
  readonly columns: number;
  readonly rows: number;
  readonly keys: readonly (readonly [keys: string, seen: string | RegExp])[];
  /** Taken of the replay of what the monitor recorded. */
  readonly recorded?: boolean;
  readonly ready: string | RegExp;
};

const pictures: readonly Picture[] = [
  {
    name: 'installing',
    scenario: 'rollout',
    seconds: 26,
    columns: 112,
    rows: 30,
    ready: 'ContainerCreating',
    keys: [],
  },
  {
    name: 'failing',
    scenario: 'rollout',
    seconds: 120,
    columns: 112,
    rows: 30,
    ready: '[1 prod-a',
    keys: [['3', /BackOff|ErrImagePull/]],
  },
  {
    name: 'raw-json',
    scenario: 'sample',
    seconds: 0,
    columns: 100,
    rows: 28,
    ready: /[▸!] source /,
    keys: [
      ['y', 'managedFields hidden'],
      ['/controller', 'Enter keeps'],
      ['\r', /controller \(1/],
    ],
  },
  {
    name: 'small',
    scenario: 'rollout',
    seconds: 40,
    columns: 60,
    rows: 15,
    ready: inLines,
    keys: [],
  },
  {
    name: 'fleet',
    scenario: 'fleet',
    seconds: 60,
    columns: 120,
    rows: 30,
    ready: inPanes,
    keys: [['0', /WHY[\s\S]*CrashLoopBackOff/]],
  },
  {
    name: 'timeline',
    scenario: 'rollout',
    seconds: 120,
    columns: 100,
    rows: 24,
    ready: '[1 prod-a',
    keys: [['t', 'installing -> degraded']],
  },
  {
    name: 'replay',
    scenario: 'rollout',
    seconds: 26,
    columns: 112,
    rows: 30,
    ready: 'ContainerCreating',
    keys: [],
    recorded: true,
  },
];

async function play(terminal: Terminal, picture: Picture): Promise<void> {
  await terminal.see(picture.ready);
  for (const [keys, seen] of picture.keys) {
    terminal.press(keys);
    await terminal.see(seen);
  }
}

async function record(terminal: Terminal, picture: Picture): Promise<void> {
  try {
    await play(terminal, picture);
    terminal.press('q');
    await terminal.exit;
  } finally {
    terminal.close();
  }
}

async function photograph(terminal: Terminal, picture: Picture): Promise<void> {
  try {
    await play(terminal, picture);
    writeFileSync(new URL(`${picture.name}.svg`, import.meta.url), screenSvg(terminal.cells()));
  } finally {
    terminal.close();
  }
}

/** Pictures of the built program, made from the cells of the terminal it runs in. */
async function take(picture: Picture): Promise<void> {
  // The play began so many seconds ago, as seen by the program's own clock.
  let behind = picture.seconds * 1000;
  const server = await startDemoServer({scenario: picture.scenario, seed: 4, now: () => Date.now() - behind});
  behind = 0;
  const folder = mkdtempSync(join(tmpdir(), 'ucs-gitops-'));
  const file = join(folder, 'rollout.jsonl');
  const {columns, rows, recorded = false} = picture;
  try {
    if (recorded) {
      await record(openTerminal({args: ['--endpoint', server.url, '--record', file], columns, rows}), picture);
    }
    const args = recorded ? ['replay', file] : ['--endpoint', server.url];
    await photograph(openTerminal({args, columns, rows}), picture);
  } finally {
    rmSync(folder, {recursive: true});
    await server.close();
  }
}

for (const picture of pictures) {
  await take(picture);
}
