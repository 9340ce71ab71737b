import {describe, expect, it} from 'vitest';
import {generateFleet} from '../../../source/demo/play/fleet.ts';
import {parseErrorBody, podLine} from '../answer-shape.ts';
import {fixedPlay} from '../virtual-play.ts';
import {lines, podsAt} from './seen.ts';

const running = 'Running, manager running ready';

describe('the rollout', () => {
  it('has six clusters', async () => {
    const {server} = await fixedPlay({scenario: 'rollout'});
    expect(server.clusters.map(({name}) => name)).toEqual([
      'prod-a',
      'prod-b',
      'staging',
      'edge-1',
      'legacy',
      'sample',
    ]);
  });

  it('prod-a goes from nothing to six ready controllers within a minute', async () => {
    const playing = await fixedPlay({scenario: 'rollout'});
    const first = await playing.gitops('prod-a');
    expect([first.status, parseErrorBody(await first.text()).error_code]).toEqual([400, 'UCS.00060004']);
    expect(new Set((await podsAt(playing, 'prod-a', 4)).map(podLine))).toEqual(new Set(['Pending no node']));
    const midway = (await podsAt(playing, 'prod-a', 25)).map(podLine);
    expect(new Set(midway).size).toBeGreaterThan(1);
    expect(midway).toContain('Pending, manager ContainerCreating');
    expect(await lines(playing, 'prod-a', 60)).toEqual(
      ['helm', 'image-automation', 'image-reflector', 'kustomize', 'notification', 'source'].map(
        name => `${name}-controller: ${running}`,
      ),
    );
  });

  it('prod-a shows each controller in every stage, for any seed', async () => {
    for (const seed of [1, 2, 3]) {
      const playing = await fixedPlay({scenario: 'rollout', seed});
      const seen = new Map<string, string[]>();
      for (let second = 3; second <= 60; second += 0.5) {
        for (const pod of await podsAt(playing, 'prod-a', second)) {
          const stages = seen.get(pod.metadata.name) ?? [];
          seen.set(pod.metadata.name, stages.at(-1) === podLine(pod) ? stages : [...stages, podLine(pod)]);
        }
      }
      const stages = ['Pending no node', 'Pending, manager ContainerCreating', 'Running, manager running', running];
      expect([...seen.values()]).toEqual(Array.from({length: 6}, () => stages));
    }
  });

  it('prod-b is well; an old pod is still terminating, and one controller restarted twice five hours ago', async () => {
    const playing = await fixedPlay({scenario: 'rollout'});
    expect(await lines(playing, 'prod-b', 5)).toEqual([
      `helm-controller: ${running}`,
      'kustomize-controller: Running deleted, manager running ready',
      `kustomize-controller: ${running}`,
      `notification-controller: ${running}`,
      `source-controller: ${running} x2`,
    ]);
    const [source] = (await podsAt(playing, 'prod-b', 60)).filter(({metadata}) => metadata.name.startsWith('source'));
    expect(source?.status.containerStatuses?.[0]?.lastState).toMatchObject({
      terminated: {exitCode: 1, finishedAt: '2026-11-23T03:00:00Z'},
    });
    const kustomize = (await lines(playing, 'prod-b', 60)).filter(line => line.startsWith('kustomize'));
    expect(kustomize).toEqual([`kustomize-controller: ${running}`]);
  });

  it('staging cannot pull one image, and says which and why', async () => {
    const playing = await fixedPlay({scenario: 'rollout'});
    const seen = new Set<string>();
    for (let second = 0; second < 30; second += 1) {
      const [helm] = (await podsAt(playing, 'staging', second)).filter(({metadata}) =>
        metadata.name.startsWith('helm'),
      );
      const state = helm?.status.containerStatuses?.[0]?.state;
      seen.add(state && 'waiting' in state ? `${state.waiting.reason}: ${state.waiting.message}` : 'not waiting');
    }
    const image = '"swr.cn-north-4.myhuaweicloud.com/hwofficial/helm-controller:v1.4.4"';
    expect([...seen].sort()).toEqual([
      expect.stringMatching(/^ErrImagePull: failed to pull .*helm-controller:v1\.4\.4.*: no such host$/),
      `ImagePullBackOff: Back-off pulling image ${image}`,
    ]);
  });

  it('edge-1 restarts again before the eyes of the viewer', async () => {
    const playing = await fixedPlay({scenario: 'rollout'});
    const restartsAt = async (second: number) => {
      const pods = await podsAt(playing, 'edge-1', second);
      return (
        pods.find(({metadata}) => metadata.name.startsWith('kustomize'))?.status.containerStatuses?.[0]?.restartCount ??
        0
      );
    };
    const counts = [await restartsAt(0), await restartsAt(21), await restartsAt(22), await restartsAt(106)];
    expect(counts).toEqual([3, 3, 4, 5]);
  });

  it('legacy has no GitOps', async () => {
    const response = await (await fixedPlay({scenario: 'rollout'})).gitops('legacy');
    expect([response.status, await response.json()]).toEqual([
      400,
      {error_code: 'UCS.00060003', error_msg: 'GitOps is not enabled.'},
    ]);
  });
});

describe('the other scenarios', () => {
  it('disabling ends in not enabled', async () => {
    const {gitops, moveTo} = await fixedPlay({scenario: 'disabling'});
    expect(parseErrorBody(await (await gitops('staging')).text()).error_code).toBe('UCS.00060005');
    moveTo(20);
    expect(parseErrorBody(await (await gitops('staging')).text()).error_code).toBe('UCS.00060003');
  });

  it('upgrade: each app has a pod of a newer ReplicaSet in the end, and no other', async () => {
    const playing = await fixedPlay({scenario: 'upgrade'});
    const before = await podsAt(playing, 'prod-b', 0);
    const midway = await podsAt(playing, 'prod-b', 30);
    const after = await podsAt(playing, 'prod-b', 90);
    expect(midway.length).toBeGreaterThan(4);
    expect(after.map(podLine)).toEqual([running, running, running, running]);
    const hashes = [...before, ...after].map(({metadata}) => metadata.labels['pod-template-hash']);
    expect(new Set(hashes).size).toBe(8);
    expect(before.map(({status}) => status.containerStatuses?.[0]?.image.split(':')[1])).toContain('v1.6.2');
    expect(after.map(({status}) => status.containerStatuses?.[0]?.image.split(':')[1])).toContain('v1.7.4');
  });

  it('evicted: the records of two pods, one replaced, one not', async () => {
    expect(await lines(await fixedPlay({scenario: 'evicted'}), 'prod-b', 0)).toEqual([
      'helm-controller: Failed Evicted, manager ContainerStatusUnknown',
      'helm-controller: Pending no node',
      `kustomize-controller: ${running}`,
      `notification-controller: ${running}`,
      'source-controller: Failed Evicted',
      `source-controller: ${running}`,
    ]);
  });

  it('config-error names the secret', async () => {
    const pods = await podsAt(await fixedPlay({scenario: 'config-error'}), 'staging', 0);
    expect(JSON.stringify(pods.map(({status}) => status.containerStatuses?.[0]?.state))).toContain(
      JSON.stringify({
        waiting: {reason: 'CreateContainerConfigError', message: 'secret "staging-notification-token" not found'},
      }),
    );
  });

  it('unschedulable: no pod has a node or container statuses', async () => {
    expect(new Set((await podsAt(await fixedPlay({scenario: 'unschedulable'}), 'edge-1', 300)).map(podLine))).toEqual(
      new Set(['Pending no node']),
    );
  });

  it('init: the sidecar is marked as one in the spec', async () => {
    const pods = await podsAt(await fixedPlay({scenario: 'init'}), 'staging', 9.5);
    expect(pods.map(pod => `${pod.metadata.labels['app']}: ${podLine(pod)}`)).toEqual([
      expect.stringMatching(/^helm-controller: Pending, fetch-ca \w+ x\d, wait-for-crds PodInit.*manager PodInit/),
      'kustomize-controller: Running, istio-proxy running ready, manager running',
      'notification-controller: Pending, fetch-ca running, wait-for-crds PodInitializing, manager PodInitializing',
      'source-controller: Pending, fetch-ca running, wait-for-crds PodInitializing, manager PodInitializing',
    ]);
    const restartPolicies = pods.map(({spec}) => spec.initContainers?.map(container => container.restartPolicy));
    expect(restartPolicies).toEqual([
      [undefined, undefined],
      ['Always'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('many-pods has 5,000 pods, all different, in the order of their names', async () => {
    const names = (await podsAt(await fixedPlay({scenario: 'many-pods'}), 'giant', 60)).map(
      ({metadata}) => metadata.name,
    );
    expect(names).toHaveLength(5000);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('fleet has 40 clusters in different states', () => {
    const fleet = generateFleet(40, 6, 1);
    expect(new Set(fleet.map(({name}) => name)).size).toBe(40);
    const firstActs = fleet.map(({chapters}) => chapters[0]?.act.kind);
    expect(firstActs.filter(kind => kind === 'pods').length).toBeGreaterThan(20);
    expect(firstActs).toContain('refusal');
  });
});
