import {seededRandom} from '../../../source/demo/play/seeded-random.ts';
import {createPoller} from '../../../source/monitor/polling/poller.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import type {GitopsAnswer} from '../../../source/rollout/feed/feed.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {container, minute, pod, rules, second, testNow, waiting} from '../../helpers/pods.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';

/** What a simulated cluster does. A `dead` one never answers: its requests end by the timeout. */
export type Role = 'selected' | 'unsettled' | 'settled' | 'dead';

/** The clusters to play. One of them is selected; it and those that are not named here are settled. */
export type Fleet = {
  readonly clusters: number;
  readonly unsettled?: number;
  readonly dead?: number;
  /** One answer is a 429: the first after `afterMs`. */
  readonly throttled?: {readonly afterMs: number; readonly retryAfterMs: number};
  readonly forMs: number;
  /** 0..1, decides about jitter and the time an answer takes; the default is the same row of numbers in every run. */
  readonly random?: () => number;
};

/** One request as it was sent; `at` in ms from the start. */
export type SentRequest = {readonly id: string; readonly role: Role; readonly at: number};

/** What came of it. Times in ms from the start; null: it did not happen. */
export type Outcome = {
  readonly fleet: Fleet;
  readonly requests: readonly SentRequest[];
  readonly mostUnderWay: number;
  /** When the first request had been sent to every cluster. */
  readonly allAskedAt: number | null;
  readonly throttledAt: number | null;
};

export const simulated = {intervalMs: 5 * second, fastestMs: 100, slowestMs: 200, timeoutMs: 10 * second} as const;

function answerWith(found: Pod): GitopsAnswer {
  return {observation: {kind: 'pods', incomplete: null}, pods: [found], clockSkewMs: 0, pages: []};
}

const settledAnswer = answerWith(pod());
const unsettledAnswer = answerWith(
  pod({phase: 'Pending', containers: [container({state: waiting('ContainerCreating')})]}),
);

/** The selected one first, the others mixed; the same in every run. */
function rolesOf({clusters, unsettled = 0, dead = 0}: Fleet): ReadonlyMap<string, Role> {
  const random = seededRandom(clusters);
  const others = Array.from({length: clusters - 1}, (_, index): Role => {
    return index < dead ? 'dead' : index < dead + unsettled ? 'unsettled' : 'settled';
  });
  const mixed = others
    .map(role => ({role, place: random()}))
    .sort((a, b) => a.place - b.place)
    .map(({role}) => role);
  return new Map((['selected', ...mixed] as const).map((role, index) => [`cluster-${index}`, role]));
}

/** Runs the real poller and store over that many clusters on a virtual clock, without a socket. */
export async function simulate(fleet: Fleet): Promise<Outcome> {
  const random = fleet.random ?? seededRandom(1);
  const clock = createVirtualClock(testNow);
  const elapsed = () => clock.now() - testNow;
  const roles = rolesOf(fleet);
  const neverAsked = new Set(roles.keys());
  const requests: SentRequest[] = [];
  let allAskedAt: number | null = null;
  let throttledAt: number | null = null;
  let underWay = 0;
  let mostUnderWay = 0;

  const answer = async (role: Role, signal: AbortSignal | undefined): Promise<GitopsAnswer> => {
    if (role === 'dead') {
      await clock.sleep(simulated.timeoutMs, signal);
      throw ucsFailure({kind: 'timeout', message: 'no answer in time'});
    }
    const spread = simulated.slowestMs - simulated.fastestMs;
    await clock.sleep(simulated.fastestMs + Math.round(spread * random()), signal);
    if (fleet.throttled !== undefined && throttledAt === null && elapsed() >= fleet.throttled.afterMs) {
      throttledAt = elapsed();
      throw ucsFailure({kind: 'throttled', message: 'slow down', retryAfterMs: fleet.throttled.retryAfterMs});
    }
    return role === 'unsettled' ? unsettledAnswer : settledAnswer;
  };
  const poller = createPoller({
    store: createMonitorStore({now: testNow, intervalMs: simulated.intervalMs}),
    gitops: async (id, signal) => {
      const role = roles.get(id) ?? 'settled';
      requests.push({id, role, at: elapsed()});
      neverAsked.delete(id);
      allAskedAt ??= neverAsked.size === 0 ? elapsed() : null;
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      return answer(role, signal).finally(() => {
        underWay -= 1;
      });
    },
    listClusters: async () => [...roles.keys()].map(id => ({id, name: id})),
    relist: false,
    recorder: null,
    credentialsRenewed: async () => false,
    clock,
    random,
    rules: rules(minute),
  });
  const stop = new AbortController();
  const run = poller.run(stop.signal);
  await clock.advance(fleet.forMs);
  stop.abort();
  await run;
  return {fleet, requests, mostUnderWay, allAskedAt, throttledAt};
}

/** When each cluster of a role was asked, from `from` on. */
export function timesOf({requests}: Outcome, role: Role, from = 0): readonly (readonly number[])[] {
  const times = new Map<string, number[]>();
  for (const {id, at} of requests.filter(request => request.role === role)) {
    const known = times.get(id) ?? [];
    times.set(id, known);
    if (at >= from) {
      known.push(at);
    }
  }
  return [...times.values()];
}

/** The longest any cluster of a role waited from one request to the next, or to the end, ms; null: there is none. */
export function longestGapMs(outcome: Outcome, role: Role, from = 0): number | null {
  const gaps = timesOf(outcome, role, from).flatMap(times =>
    times.map((at, index) => (times[index + 1] ?? outcome.fleet.forMs) - at),
  );
  return gaps.length === 0 ? null : gaps.reduce((longest, gap) => Math.max(longest, gap));
}

/** How often clusters of a role were asked after the first look at all: the fewest and the most; null: there is none. */
export function pollCounts(outcome: Outcome, role: Role): {readonly fewest: number; readonly most: number} | null {
  const counts = timesOf(outcome, role, (outcome.allAskedAt ?? 0) + 1).map(times => times.length);
  return counts.length === 0 ? null : {fewest: Math.min(...counts), most: Math.max(...counts)};
}
