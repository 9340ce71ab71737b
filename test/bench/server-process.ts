import type {DemoCluster} from '../../source/demo/demo-cluster.ts';
import {demoCluster, generateFleet} from '../../source/demo/fleet.ts';
import {startDemoServer} from '../../source/demo/server.ts';
import {enabled} from '../../source/demo/stories.ts';
import type {Order, Told} from './server.ts';

// A process of its own, so that serving does not take time from what is measured.

const clustersOf: Readonly<Record<Order['play'], () => readonly DemoCluster[]>> = {
  six: () => [demoCluster(1, 'prod-a', 'cce', enabled, 6)],
  fleet: () => generateFleet(200, 8, 1),
  many: () => [],
};

function tell(told: Told): void {
  process.send?.(told);
}

async function serve({play}: Order): Promise<void> {
  const clusters = clustersOf[play]();
  // The play began an hour ago, so that ages move once a minute at most.
  let behind = 60 * 60_000;
  const now = () => Date.now() - behind;
  const server = await startDemoServer(play === 'many' ? {scenario: 'many-pods', now} : {clusters, now});
  behind = 0;
  const [first] = server.clusters;
  const id = first?.id ?? '';
  process.on('message', async (message: unknown) => {
    if (message !== 'restart one') {
      return;
    }
    const answer = await fetch(`${server.url}/v1/clusters/${id}/gitops`);
    const list = (await answer.json()) as {items: {status: {containerStatuses: {restartCount?: number}[]}}[]};
    const container = list.items[0]?.status.containerStatuses[0];
    if (container) {
      container.restartCount = (container.restartCount ?? 0) + 1;
    }
    server.answer(id, {status: 200, body: JSON.stringify(list)});
    tell({kind: 'restarted'});
  });
  tell({kind: 'ready', url: server.url, cluster: id});
}

process.once('message', (order: Order) => void serve(order));
