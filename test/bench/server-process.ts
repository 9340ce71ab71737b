import type {DemoCluster} from '../../source/demo/play/demo-cluster.ts';
import {demoCluster, generateFleet} from '../../source/demo/play/fleet.ts';
import {enabled} from '../../source/demo/play/stories.ts';
import {startDemoServer} from '../../source/demo/server/server.ts';
import {allFaults} from '../demo/test-faults.ts';
import type {Order, Told, Wish} from './server.ts';

// A process of its own, so that serving does not take time from what is measured.

const clustersOf: Readonly<Record<Order['play'], () => readonly DemoCluster[]>> = {
  six: () => [demoCluster(1, 'prod-a', 'cce', enabled, 6)],
  fleet: () => generateFleet(200, 8, 1),
  settled: () => Array.from({length: 200}, (_, index) => demoCluster(1, `prod-${index + 1}`, 'cce', enabled, 8)),
  many: () => [],
  heavy: () => [demoCluster(1, 'prod-a', 'cce', enabled, 6)],
};

const heavyBytes = 30 * 1024 * 1024;

/** The list with so much in the managedFields and annotations of its pods that it is of 30 MiB. */
async function heavyList(url: string): Promise<string> {
  const list = (await (await fetch(url)).json()) as {items: {metadata: Record<string, unknown>}[]};
  const entry = {manager: 'kubelet', operation: 'Update', fieldsV1: {'f:status': {'f:conditions': {'.': {}}}}};
  const count = Math.ceil(heavyBytes / 2 / list.items.length / JSON.stringify(entry).length);
  for (const {metadata} of list.items) {
    const entries = Array.from({length: count}, () => entry);
    metadata['managedFields'] = entries;
    metadata['annotations'] = entries;
  }
  return JSON.stringify(list);
}

function tell(told: Told): void {
  process.send?.(told);
}

async function serve({play}: Order): Promise<void> {
  const clusters = clustersOf[play]();
  // The play began an hour ago, so that ages move once a minute at most.
  let behind = 60 * 60_000;
  const now = () => Date.now() - behind;
  const server = await startDemoServer({
    faults: allFaults,
    now,
    ...(play === 'many' ? {scenario: 'many-pods'} : {clusters}),
  });
  behind = 0;
  const [first] = server.clusters;
  const id = first?.id ?? '';
  const restartOne = async () => {
    const answer = await fetch(`${server.url}/v1/clusters/${id}/gitops`);
    const list = (await answer.json()) as {items: {status: {containerStatuses: {restartCount?: number}[]}}[]};
    const container = list.items[0]?.status.containerStatuses[0];
    if (container) {
      container.restartCount = (container.restartCount ?? 0) + 1;
    }
    server.answer(id, {status: 200, body: JSON.stringify(list)});
  };
  process.on('message', async (wish: Wish) => {
    await (wish.kind === 'fault' ? server.setFault(wish.name) : restartOne());
    tell({kind: 'done'});
  });
  const pods = `${server.url}/v1/clusters/${id}/gitops`;
  if (play === 'heavy') {
    server.answer(id, {status: 200, body: await heavyList(pods)});
  } else if (play === 'many') {
    // Made once: to make 5,000 pods takes longer than to show them.
    server.answer(id, {status: 200, body: await (await fetch(pods)).text()});
  }
  tell({kind: 'ready', url: server.url, cluster: id});
}

process.once('message', (order: Order) => void serve(order));
