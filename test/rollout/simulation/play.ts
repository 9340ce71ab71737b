import {control} from './deployments.ts';
import {type Event, happen} from './events.ts';
import {runNodes} from './kubelet.ts';
import {disturbed, emptyHistory, type History, isWell, mayFail, note, unfinished} from './truth.ts';
import {createWatcher, type Poll, type Watching} from './watcher.ts';
import type {Deployment, Template, World} from './world.ts';

type DeploymentPlan = Pick<Deployment, 'strategy' | 'replicas'> & {readonly template: Template};

/** What there is, what happens to it, and how it is watched. */
export type Plan = {
  readonly deployments: readonly DeploymentPlan[];
  /** How long a controller takes to act, seconds. */
  readonly lag: number;
  readonly events: readonly Event[];
  readonly watching: Watching;
};

const apps = ['source-controller', 'helm-controller', 'kustomize-controller'];

function worldOf({deployments, lag}: Plan): World {
  return {
    now: 0,
    pods: [],
    deployments: deployments.map(({template, replicas, ...plan}, index) => {
      const set = {hash: 'hash0', template, createdAt: 0, replicas: 0};
      const app = apps[index] ?? `app${index}`;
      return {...plan, replicas, wanted: replicas, app, sets: [set], target: set, forbiddenUntil: 0, refusals: 0};
    }),
    nodes: ['n1', 'n2', 'n3'].map(name => ({name, lostSince: null, lostUntil: 0})),
    lag,
    made: 0,
  };
}

/** How long the play goes on after the last event, seconds. */
const after = 900;

const warmUp = 60;

/** Plays it; `onSecond` sees every second, with what was polled in it. */
export function play(plan: Plan, onSecond: (world: World, history: History, poll: Poll | null) => void): void {
  const world = worldOf(plan);
  const history = emptyHistory();
  const watcher = createWatcher(plan.watching);
  const events = [...plan.events];
  let next = warmUp + (events[0]?.after ?? 0);
  let end = next + after;
  for (; world.now <= end; world.now += 1) {
    while (events[0] !== undefined && next <= world.now) {
      happen(world, events[0]);
      events.shift();
      next += events[0]?.after ?? 0;
      end = next + after;
    }
    control(world);
    runNodes(world);
    note(history, world);
    onSecond(world, history, watcher(world));
  }
}

const timed = (now: number, text: string) => `${now} s: ${text}`;

/** The first false word of the watcher; null: there is none. */
export function falseWord(plan: Plan): string | null {
  let found: string | null = null;
  play(plan, (world, history, poll) => {
    if (poll === null || found !== null) {
      return;
    }
    const {now} = world;
    const open = unfinished(world, poll.apps);
    const disturbance = disturbed(history, world);
    if (poll.state === 'enabled' && open !== null) {
      found = timed(now, `enabled, but ${open}`);
    } else if (poll.isDone && (open ?? disturbance) !== null) {
      found = timed(now, `done, but ${open ?? disturbance}`);
    } else if (poll.state === 'failing' && !mayFail(history, world)) {
      found = timed(now, `failing: ${poll.snapshot.summary.worst?.pod.name} ${poll.snapshot.summary.worst?.reason}`);
    }
  });
  return found;
}

/** How long after all was well for good the watcher was done, in seconds; null: it was not well. */
export function doneAfter(
  plan: Plan,
): {readonly wellSince: number; readonly doneAt: number | null; readonly end: number} | null {
  let wellSince: number | null = null;
  let doneAt: number | null = null;
  let last = 0;
  play(plan, (world, _history, poll) => {
    last = world.now;
    if (!isWell(world)) {
      wellSince = null;
      doneAt = null;
      return;
    }
    wellSince ??= world.now;
    doneAt = doneAt ?? (poll?.isDone ? world.now : null);
  });
  return wellSince === null ? null : {wellSince, doneAt, end: last};
}

/** The states, one after the other, from this second on. */
export function statesFrom(plan: Plan, from: number): readonly (readonly [number, string])[] {
  const states: [number, string][] = [];
  play(plan, (world, _history, poll) => {
    if (poll !== null && world.now >= from && states.at(-1)?.[1] !== poll.state) {
      states.push([world.now, poll.state]);
    }
  });
  return states;
}
