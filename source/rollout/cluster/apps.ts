import type {JudgedPod} from '../health/health.ts';
import {isKeptRunning} from '../pod/workload.ts';
import type {Apps, MissingApp, Observation, Snapshot} from './cluster.ts';
import {missingOf} from './expected.ts';
import {countedPods, summarize} from './state.ts';

// All other controllers of Flux read what this one fetches.
const indispensable = 'source-controller';

// Nothing real has as many, and a hostile answer must not fill the memory.
const maxApps = 200;

function appsOf(counted: readonly JudgedPod[]): readonly string[] {
  return counted.filter(({pod}) => isKeptRunning(pod)).map(({pod}) => pod.app);
}

function firstSince(counted: readonly JudgedPod[], now: number): number {
  const created = counted.map(({pod}) => pod.createdAt).filter(time => time !== null);
  return Math.min(now, ...created);
}

// A list that was not read whole does not tell what is missing, and an announcement names no app.
function tellsApps(observation: Observation, pods: readonly JudgedPod[], expect: readonly string[]): boolean {
  return observation.kind === 'announced'
    ? observation.announcement === 'enabled' && expect.length > 0
    : observation.incomplete === null && pods.length > 0;
}

/**
 * The apps to expect after an answer, at `now` (epoch ms): those of `expect`, else those that were there before (`before`,
 * null when none are known) and at first source-controller. What is missing in the first list has been so since the oldest
 * of the other pods was made. Once GitOps is disabled, no app is expected any more.
 */
export function appsAfter(
  before: Apps | null,
  observation: Observation,
  pods: readonly JudgedPod[],
  expect: readonly string[],
  now: number,
): Apps | null {
  if (!tellsApps(observation, pods, expect)) {
    const isOver =
      observation.kind === 'announced' &&
      (observation.announcement === 'not-enabled' || observation.announcement === 'disabling');
    return isOver ? null : before;
  }
  const counted = countedPods(pods);
  const since = before === null ? firstSince(counted, now) : now;
  const known = [...(before?.keys() ?? [indispensable]), ...appsOf(counted)];
  const all = expect.length > 0 ? expect : known;
  const missing = new Set(
    missingOf(
      counted.map(({pod}) => pod),
      all,
    ),
  );
  const apps = new Map<string, number | null>();
  for (const app of all) {
    if (apps.size < maxApps && !apps.has(app)) {
      apps.set(app, missing.has(app) ? (before?.get(app) ?? since) : null);
    }
  }
  return apps;
}

/** What is missing after that answer, in the order in which the apps became known. */
export function missingIn(observation: Observation, apps: Apps | null): readonly MissingApp[] {
  const isTold = observation.kind === 'pods' ? observation.incomplete === null : observation.announcement === 'enabled';
  return isTold ? [...(apps ?? [])].flatMap(([app, since]) => (since === null ? [] : [{app, since}])) : [];
}

/** The snapshot once a person has said that the missing apps are gone for good: they are no longer expected. */
export function withoutMissing(snapshot: Snapshot): Snapshot {
  const {apps, pods, missing} = snapshot;
  const left = [...(apps ?? [])].filter(([, since]) => since === null);
  return missing.length === 0 ? snapshot : {...snapshot, apps: new Map(left), missing: [], summary: summarize(pods)};
}
