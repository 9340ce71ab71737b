import {describe, expect, test} from 'vitest';
import {refusal, serve} from './get-server.ts';

const status = (name: string, ready: boolean) => ({
  name,
  ready,
  image: `registry.example.com/team/${name}:v1`,
  state: {running: {}},
});

describe('table', () => {
  test("the API page's sample reads as kubectl would print it", async () => {
    const {get} = await serve({scenario: 'sample'});
    expect(await get(['-o', 'table'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `\
NAME                                READY   STATUS              RESTARTS   AGE
source-controller-97bdcd8cf-5fs52   0/1     ContainerCreating   0          60s
`,
    });
  });

  test('wide adds where it runs and how well', async () => {
    const {get, id} = await serve({scenario: 'stuck'});
    const {stdout} = await get(['--output=wide', id]);
    const rows = stdout.split('\n').map(line => line.split(/ {3,}/));
    expect(rows[0]).toEqual([
      'NAME',
      'READY',
      'STATUS',
      'RESTARTS',
      'AGE',
      'NODE',
      'APP',
      'PHASE',
      'IMAGE',
      'HEALTH',
      'HINT',
    ]);
    const stuck = rows.find(([, , status]) => status?.includes('ImagePull'));
    expect(stuck?.slice(5)).toEqual([
      expect.stringMatching(/^192\.168\./),
      'helm-controller',
      'Pending',
      expect.stringMatching(/^helm-controller:v/),
      expect.stringMatching(/^(degraded|failed)$/),
      expect.stringContaining('image'),
    ]);
  });

  test.each<readonly [string, Readonly<Record<string, object[]>>, string]>([
    ['the first', {containerStatuses: [status('a', true), status('b', true)]}, 'a:v1'],
    ['the one that is not ready', {containerStatuses: [status('a', true), status('b', false)]}, 'b:v1'],
    [
      'the init container that is not done',
      {containerStatuses: [status('a', false)], initContainerStatuses: [status('setup', false)]},
      'setup:v1',
    ],
    [
      'not one that is done',
      {
        containerStatuses: [status('a', false)],
        initContainerStatuses: [{...status('setup', false), state: {terminated: {exitCode: 0}}}],
      },
      'a:v1',
    ],
    ['none yet', {}, '<none>'],
  ])('the image in wide is that of a container: %s', async (_name, statuses, image) => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', {status: 200, body: JSON.stringify({items: [{metadata: {name: 'pod'}, status: statuses}]})});
    const [titles, row] = (await get(['-o', 'wide'])).stdout.split('\n').map(line => line.split(/ {3,}/));
    expect(row?.[titles?.indexOf('IMAGE') ?? 0]).toBe(image);
  });

  test('several clusters have a column of their own, and those without pods a line', async () => {
    const {get} = await serve({scenario: 'rollout'});
    const {code, stdout, stderr} = await get(['sample', 'legacy', 'prod-b']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^CLUSTER {3}NAME +READY {3}STATUS +RESTARTS +AGE$/);
    expect(lines[1]).toMatch(/^sample {4}source-controller-97bdcd8cf-5fs52 +0\/1 +ContainerCreating +0 +60s$/);
    expect(lines.slice(2, -1).map(line => line.split('-controller')[0])).toEqual(
      ['helm', 'kustomize', 'notification', 'source', 'kustomize'].map(app => `prod-b    ${app}`),
    );
    expect(lines.at(-1)).toBe('legacy: GitOps is not enabled');
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
  });

  test('columns stay straight below names of wide characters', async () => {
    const {get, answer, clusters} = await serve({scenario: 'rollout'});
    const items = clusters.slice(0, 2).map(({id}, index) => ({metadata: {uid: id, name: ['生产', 'b'][index]}}));
    answer('/v1/clusters', {status: 200, body: JSON.stringify({items, total: 2})});
    answer('*', {status: 200, body: '{"items":[{"metadata":{"name":"pod"},"status":{"phase":"Running"}}]}'});
    const {stdout} = await get();
    const [titles, first, second] = stdout.split('\n');
    expect(titles).toMatch(/^CLUSTER {3}NAME {3}READY/);
    expect(first).toMatch(/^生产 {6}pod {4}\d/);
    expect(second).toMatch(/^b {9}pod {4}\d/);
  });

  test('clusters of one name are told apart, also in errors', async () => {
    const {get, answer, clusters} = await serve({scenario: 'rollout'});
    const [first, second] = clusters;
    const items = [first, second].map(cluster => ({metadata: {uid: cluster?.id, name: 'twin'}}));
    answer('/v1/clusters', {status: 200, body: JSON.stringify({items, total: 2})});
    answer(second?.id ?? '', refusal(403, 'UCS.00000003'));
    const {stdout, stderr} = await get();
    expect(stdout).toContain(`twin (${first?.id.slice(0, 4)}): `);
    expect(stderr).toContain(`twin (${second?.id.slice(0, 4)}): `);
  });

  test('superseded pods are told apart', async () => {
    const {get} = await serve({scenario: 'evicted'});
    const {stdout} = await get(['-o', 'wide']);
    expect(stdout).toMatch(/Evicted .* superseded/);
  });

  test.each([
    ['UCS.00060002', 'GitOps is enabled; UCS lists no pods'],
    ['UCS.00060003', 'GitOps is not enabled'],
    ['UCS.00060004', 'GitOps is being enabled; there are no pods yet'],
    ['UCS.00060005', 'GitOps is being disabled'],
  ])('%s is an answer', async (code, text) => {
    const {get, answer} = await serve({scenario: 'enabled'});
    answer('*', refusal(400, code));
    expect(await get()).toMatchObject({code: 0, stdout: `prod-b: ${text}\n`, stderr: ''});
  });

  test('an empty list is no success', async () => {
    const {get} = await serve({scenario: 'empty'});
    expect(await get()).toMatchObject({
      code: 0,
      stdout: 'legacy: no pods listed (UCS has not said whether GitOps is enabled)\n',
    });
  });

  test('nothing of the server acts on the terminal', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', {status: 200, body: '{"items":[{"metadata":{"name":"evil\\u001b[2J\\u202etxt"},"status":{}}]}'});
    const {stdout} = await get([], {outputIsTty: true});
    expect(stdout).toMatch(/^eviltxt /m);
    expect(stdout).toMatch(/^[\n -~]+$/);
  });
});
