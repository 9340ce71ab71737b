import {describe, expect, test} from 'vitest';
import {atSampleTime, refusal, sampleTime, serve} from './get-server.ts';

describe('json', () => {
  test("the API page's sample", async () => {
    const {get, id} = await serve({scenario: 'sample'});
    const {code, stdout} = await get(['-o', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      apiVersion: 'ucs-gitops/v1',
      generatedAt: '2025-11-05T03:49:06Z',
      clusters: [
        {
          id,
          name: 'test-cluster',
          state: 'installing',
          connection: 'live',
          ready: 0,
          total: 1,
          progress: 0.25,
          missing: [],
          observedAt: '2025-11-05T03:49:06Z',
          clockSkewSeconds: 0,
          error: null,
          pods: [
            {
              name: 'source-controller-97bdcd8cf-5fs52',
              namespace: 'flux-system',
              app: 'source-controller',
              phase: 'Pending',
              status: 'ContainerCreating',
              ready: '0/1',
              restarts: 0,
              lastRestartAt: null,
              createdAt: '2025-11-05T03:48:06Z',
              node: '192.168.0.138',
              health: 'progressing',
              reason: 'ContainerCreating',
              hint: null,
              superseded: false,
              steps: [
                {kind: 'creating', failing: false, from: '2025-11-05T03:48:06Z', to: null, exact: true, tries: 0},
              ],
              containers: [
                {
                  name: 'manager',
                  role: 'app',
                  image: 'xxxxxx',
                  tag: null,
                  ready: false,
                  started: false,
                  restarts: 0,
                  state: 'waiting',
                  reason: 'ContainerCreating',
                  message: null,
                  lastTermination: null,
                },
              ],
              initContainers: [],
            },
          ],
        },
      ],
    });
  });

  test('init containers and sidecars have a list of their own, and every container its image and tag', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    const containers = [{name: 'manager'}, {name: 'istio-proxy'}];
    const statuses = [{name: 'manager', image: 'ghcr.io/fluxcd/source-controller:v1.4.1'}, {name: 'istio-proxy'}];
    const pod = {
      metadata: {name: 'a'},
      spec: {containers, initContainers: [{name: 'istio-init'}, {name: 'agent', restartPolicy: 'Always'}]},
      status: {
        phase: 'Pending',
        containerStatuses: statuses,
        initContainerStatuses: [{name: 'istio-init', image: 'istio/proxyv2:1.24.0', restartCount: 5}, {name: 'agent'}],
      },
    };
    answer('*', {status: 200, body: JSON.stringify({items: [pod]})});
    const report = JSON.parse((await get(['-o', 'json'])).stdout);
    expect(report.clusters[0].pods[0]).toMatchObject({
      containers: [
        {name: 'manager', role: 'app', image: 'ghcr.io/fluxcd/source-controller:v1.4.1', tag: 'v1.4.1'},
        {name: 'istio-proxy', role: 'app', image: null, tag: null},
      ],
      initContainers: [
        {name: 'istio-init', role: 'init', image: 'istio/proxyv2:1.24.0', tag: '1.24.0', restarts: 5},
        {name: 'agent', role: 'sidecar'},
      ],
    });
  });

  test('how a container ended before', async () => {
    let now = sampleTime;
    const clock = {...atSampleTime, now: () => now};
    const {get} = await serve({scenario: 'oom', now: clock.now});
    now += 120_000;
    const report = JSON.parse((await get(['-o', 'json'], {clock})).stdout);
    const pods: {restarts: number; lastRestartAt: string; containers: unknown[]}[] = report.clusters[0].pods;
    const restarted = pods.find(({restarts}) => restarts > 0);
    expect(restarted?.lastRestartAt).toMatch(/^2025-11-05T03:(49|50|51):\d\dZ$/);
    expect(restarted?.containers).toMatchObject([
      {
        lastTermination: {
          exitCode: 137,
          reason: 'OOMKilled',
          startedAt: expect.stringMatching(/Z$/),
          finishedAt: restarted?.lastRestartAt,
        },
      },
    ]);
  });

  test('a cluster without an answer is there with its error', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', refusal(403, 'APIGW.0302', 'user is not allowed'));
    const {code, stdout} = await get(['-o', 'json']);
    expect(code).toBe(5);
    expect(JSON.parse(stdout).clusters).toEqual([
      expect.objectContaining({
        name: 'test-cluster',
        state: 'unknown',
        connection: 'auth',
        observedAt: null,
        pods: [],
        error: {
          kind: 'forbidden',
          message: expect.stringContaining('user is not allowed'),
          hint: expect.stringContaining('ReadOnlyAccess'),
          status: 403,
          code: 'APIGW.0302',
          requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      }),
    ]);
  });

  test('a list that could not be read whole says so', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', {status: 200, body: '{"metadata":{"continue":"again"},"items":[{"metadata":{"name":"a"}}]}'});
    const {code, stdout, stderr} = await get(['-o', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).clusters[0]).toMatchObject({
      connection: 'live',
      pods: [{name: 'a'}],
      error: {kind: 'incomplete', message: expect.stringContaining('repeats itself')},
    });
    expect(stderr).toMatch(/^ucs-gitops: test-cluster: the list is not complete: .*repeats itself/);
  });
});
