import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {startDemoServer} from '../../source/demo/server.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {createMonitorStore} from '../../source/monitor/store.ts';
import type {Clock} from '../../source/rollout/clock.ts';
import {createUcsClient} from '../../source/ucs/client.ts';

// 10,000 polls at full speed through faults, by the real client, store and poller against the real embedded server: the
// memory at the end must be that after 1,000, and nothing may be left open.

const polls = 10_000;
const warmPolls = 1000;
const pollsPerFault = 50;
const mostGrowth = 0.05;

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

async function soak() {
  const clock = createFastClock();
  const server = await startDemoServer({scenario: 'rollout', now: clock.now});
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
    credentialsRenewed: async () => true,
    clock,
    random: Math.random,
    failGraceMs: 60_000,
  });
  await poller.run(stop.signal);
  await server.close();
  return {counts, warmHeap, clusters: store.getState().order.length, changes: store.getState().changes.length};
}

const before = process.getActiveResourcesInfo().length;
const {counts, warmHeap, clusters, changes} = await soak();
// Connections that are kept for the next request go by themselves, soon after their server.
await new Promise(resolve => setTimeout(resolve, 2000));
const after = process.getActiveResourcesInfo().filter(kind => kind !== 'Timeout').length;
const endHeap = heapMb();
const growth = endHeap / warmHeap - 1;
const rows = [
  ['polls', counts.done],
  ['of them failed', counts.failed],
  ['clusters', clusters],
  ['changes kept', changes],
  [`heap after ${warmPolls} polls, MB`, warmHeap.toFixed(1)],
  ['heap at the end, MB', endHeap.toFixed(1)],
  ['growth', `${(growth * 100).toFixed(1)} %`],
  ['open handles before', before],
  ['open handles at the end', after],
];
process.stdout.write(`${rows.map(([what, value]) => `${String(what).padEnd(28)} ${value}`).join('\n')}\n`);
process.exit(growth > mostGrowth || after > before ? 1 : 0);
