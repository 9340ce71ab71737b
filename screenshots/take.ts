import {writeFileSync} from 'node:fs';
import {film} from './moving.ts';
import {screenSvg} from './svg.ts';
import {type Watch, type Watched, watchPlay, watchReplay} from './watch.ts';

/** A key: pressed at that second of the play, and what must be seen before the next one. */
type Press = readonly [second: number, keys: string, seen: string | RegExp];

/** A picture: what is watched, what is pressed, and the second of the play when it is taken at the earliest. */
type Picture = Omit<Watch, 'speed'> & {
  readonly name: string;
  readonly until: number;
  readonly keys: readonly Press[];
  /** Taken of the replay of what the monitor recorded until then. */
  readonly recorded?: boolean;
};

const pictures: readonly Picture[] = [
  {
    name: 'failing',
    scenario: 'rollout',
    from: 0,
    until: 270,
    columns: 116,
    rows: 26,
    keys: [[5, '3', /Why helm|matter with helm/]],
  },
  {
    name: 'finished',
    scenario: 'rollout',
    from: 0,
    until: 75,
    columns: 100,
    rows: 18,
    keys: [[72, 'w', 'all ready at']],
  },
  {
    name: 'fleet',
    scenario: 'fleet',
    from: 15,
    until: 45,
    columns: 116,
    rows: 30,
    keys: [
      [25, '0', /WHY[\s\S]*CrashLoopBackOff/],
      [42, 'g', '❯ '],
    ],
  },
  {
    name: 'timeline',
    scenario: 'rollout',
    from: 0,
    until: 125,
    columns: 100,
    rows: 24,
    keys: [[120, 't', /❯ \d\d:/]],
  },
  {
    name: 'raw-json',
    scenario: 'sample',
    from: 0,
    until: 5,
    columns: 100,
    rows: 28,
    keys: [
      [0, 'y', 'managedFields hidden'],
      [0, '/controller', 'Enter keeps'],
      [0, '\r', /controller \(1/],
    ],
  },
  {
    name: 'replay',
    scenario: 'rollout',
    from: 0,
    until: 75,
    columns: 116,
    rows: 30,
    keys: [[35, '.', 'ready, ']],
    recorded: true,
  },
  {
    name: 'small',
    scenario: 'rollout',
    from: 0,
    until: 30,
    columns: 60,
    rows: 16,
    keys: [],
  },
];

async function take({name, until, keys, recorded = false, ...rest}: Picture): Promise<void> {
  const watch = {...rest, speed: 5};
  const photograph = async ({terminal, reach}: Watched) => {
    await terminal.see('❯');
    for (const [second, pressed, seen] of keys) {
      await reach(second);
      terminal.press(pressed);
      await terminal.see(seen);
    }
    if (!recorded) {
      await reach(until);
    }
    writeFileSync(new URL(`${name}.svg`, import.meta.url), screenSvg(terminal.cells()));
  };
  await (recorded ? watchReplay(watch, until, photograph) : watchPlay(watch, photograph));
}

const wanted = process.argv.slice(2);
for (const picture of pictures.filter(({name}) => wanted.length === 0 || wanted.includes(name))) {
  await take(picture);
}
if (wanted.length === 0 || wanted.includes('rollout')) {
  await film(new URL('rollout.svg', import.meta.url));
}
