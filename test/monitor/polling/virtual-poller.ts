import {onTestFinished} from 'vitest';
import {createPoller} from '../../../source/monitor/polling/poller.ts';
import type {Recorder} from '../../../source/monitor/recording/recorder.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {FeedFailure} from '../../../source/rollout/feed/failure.ts';
import type {FailureKind} from '../../../source/rollout/feed/failure-kinds.ts';
import type {GitopsAnswer} from '../../../source/rollout/feed/feed.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {container, minute, pod, rules, second, testNow, waiting} from '../../helpers/pods.ts';
import {answerWith} from '../../helpers/screens.tsx';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';

/** An answer by which a cluster is settled. */
export const enabled = answerWith([pod()]);
const creating = container({state: waiting('ContainerCreating'), ready: false});
/** An answer by which a cluster is not settled. */
export const installing = answerWith([pod({phase: 'Pending', containers: [creating]})]);

/** What a cluster answers; a kind stands for an error of it. */
export type Reply = GitopsAnswer | FailureKind | FeedFailure;

/** A poller on a virtual clock, whose clusters answer what the test says; notes every request with its second. */
export function startPoller(
  names: readonly string[],
  reply: (id: string, signal?: AbortSignal) => Reply | Promise<Reply>,
  options: {renewed?: () => boolean; settledMs?: number; recorder?: Recorder} = {},
) {
  const clock = createVirtualClock(testNow);
  const store = createMonitorStore({now: testNow, intervalMs: 5 * second});
  const requests: {readonly id: string; readonly at: number}[] = [];
  let listed: readonly string[] | Promise<readonly string[]> = names;
  let underWay = 0;
  let mostUnderWay = 0;
  const poller = createPoller({
    store,
    gitops: async (id, signal) => {
      requests.push({id, at: (clock.now() - testNow) / second});
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      try {
        const replied = await reply(id, signal);
        if (replied instanceof FeedFailure || typeof replied === 'string') {
          throw replied instanceof FeedFailure ? replied : ucsFailure({kind: replied, message: `${replied} happened`});
        }
        return replied;
      } finally {
        underWay -= 1;
      }
    },
    listClusters: async () => (await listed).map(name => ({id: name, name})),
    relist: true,
    recorder: options.recorder ?? null,
    credentialsRenewed: async () => options.renewed?.() ?? false,
    clock,
    // In the middle, so that jitter changes nothing.
    random: () => 0.5,
    rules: rules(minute),
    ...(options.settledMs === undefined ? {} : {settledMs: options.settledMs}),
  });
  const stop = new AbortController();
  const run = poller.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await run;
  });
  const times = (id: string) => requests.filter(request => request.id === id).map(({at}) => at);
  return {
    clock,
    store,
    poller,
    requests,
    times,
    entry: (id: string) => store.getState().clusters.get(id),
    mostUnderWay: () => mostUnderWay,
    relist: (others: readonly string[] | Promise<readonly string[]>) => {
      listed = others;
    },
  };
}
