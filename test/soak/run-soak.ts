import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {Clock} from '../../source/clock.ts';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {createPoller} from '../../source/monitor/polling/poller.ts';
import {createMonitorStore} from '../../source/monitor/store/store.ts';
import {createUcsClient} from '../../source/ucs/client.ts';
import {allFaults} from '../demo/test-faults.ts';

// 10,000 polls at full speed through faults, by the real client, store and poller against the real embedded server: the
// memory at the end must be that after 1,000, and nothing may be left open.

const polls = 10_000;
/** After so many polls the heap is measured for the first time. */
export const warmPolls = 1000;
const pollsPerFault = 50;

// null: the server is well. Those that wait for a timeout would only make it slow.
const rotation = [
  null,
  'reset',
  null,
  'truncated',
  'html',
  null,
  '500-json',
  'bad-gzip',
  null,
  'hostile',
  'wrong-types',
  '429-string',
  null,
  'reset-in-body',
  '404-html',
  null,
] as const;

/** What 10,000 polls through faults leave behind; heaps in MB after a collection. */
export type SoakResult = {
  readonly done: number;
  readonly failed: number;
  readonly clusters: number;
  readonly changes: number;
  readonly warmHeap: number;
  readonly endHeap: number;
  readonly handlesBefore: number;
  readonly handlesAfter: number;
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMb(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** A clock on which every wait is over at once, and time goes on by what was waited for. */
function createFastClock(): Clock {
  let time = Date.now();
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        setImmediate(() => {
          if (signal?.aborted) {
            reject(signal.reason);
            return;
          }
          // Not while a request is under way: what it answers would be hours old.
          time += Math.min(ms, 1000);
          resolve();
        });
      }),
  };
}

type Run = Omit<SoakResult, 'endHeap' | 'handlesBefore' | 'handlesAfter'>;

async function poll(): Promise<Run> {
  const clock = createFastClock();
  const server = await startDemoServer({scenario: 'rollout', faults: allFaults, now: clock.now});
  const client = createUcsClient({
    endpoint: server.url,
    iamEndpoint: server.url,
    credentials: async () => null,
    requestTimeoutMs: 5000,
    fetch,
    now: clock.now,
    userAgent: 'soak',
  });
  const store = createMonitorStore({now: clock.now(), intervalMs: 2000});
  const stop = new AbortController();
  const counts = {done: 0, failed: 0};
  let warmHeap = 0;
  const poller = createPoller({
    store,
    gitops: async (id, signal, previous) => {
      counts.done += 1;
      if (counts.done === warmPolls) {
        warmHeap = heapMb();
      }
      if (counts.done % pollsPerFault === 0) {
        await server.setFault(rotation[(counts.done / pollsPerFault) % rotation.length] ?? null);
      }
      if (counts.done >= polls) {
        stop.abort();
      }
      try {
        return await client.gitops(id, signal, previous);
      } catch (error) {
        counts.failed += 1;
        throw error;
      }
    },
    listClusters: signal => client.clusters(signal),
    relist: true,
    recorder: null,
    credentialsRenewed: async () => true,
    clock,
    random: Math.random,
    rules: {failGraceMs: 60_000, graceFrom: null, expect: [], standby: []},
  });
  await poller.run(stop.signal);
  await server.close();
  const {order, changes} = store.getState();
  return {...counts, warmHeap, clusters: order.length, changes: changes.length};
}

/** Polls 10,000 times; takes about two minutes. */
export async function runSoak(): Promise<SoakResult> {
  const handlesBefore = process.getActiveResourcesInfo().length;
  const run = await poll();
  // Connections that are kept for the next request go by themselves, soon after their server.
  await new Promise(resolve => setTimeout(resolve, 2000));
  const handlesAfter = process.getActiveResourcesInfo().filter(kind => kind !== 'Timeout').length;
  return {...run, endHeap: heapMb(), handlesBefore, handlesAfter};
}
