import {chmod, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {DemoServerOptions} from '../../source/demo/server.ts';
import {startDemoServer} from '../../source/demo/server.ts';
import type {Clock} from '../../source/rollout/clock.ts';
import {type CliOptions, runProgram} from '../helpers/run-cli.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

// A minute after the pod of the API page was created.
const sampleTime = Date.parse('2025-11-05T03:49:06Z');
const atSampleTime: Clock = {now: () => sampleTime, sleep: async () => {}};
const unknownId = '99999999-7947-11ee-9467-0255ac1001bf';

/** A server, and `get` asked against it at `sampleTime`. */
async function serve(options: DemoServerOptions) {
  const server = await startDemoServer({now: atSampleTime.now, ...options});
  onTestFinished(server.close);
  const get = (args: readonly string[] = [], cli: CliOptions = {}) =>
    runProgram(['get', '--endpoint', server.url, ...args], {clock: atSampleTime, ...cli});
  const gitopsRequests = () => server.requests.filter(({path}) => path.endsWith('/gitops')).length;
  const body = async (id: string, query = '') =>
    Buffer.from(await (await fetch(`${server.url}/v1/clusters/${id}/gitops${query}`)).arrayBuffer());
  return {...server, get, gitopsRequests, body, id: server.clusters[0]?.id ?? ''};
}

const refusal = (status: number, code: string, message = 'no') => ({
  status,
  body: JSON.stringify({error_code: code, error_msg: message}),
});
const refused = refusal(401, 'APIGW.0301', 'Incorrect IAM authentication information: decrypt token fail');

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
    expect(rows[0]).toEqual(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'NODE', 'APP', 'HEALTH', 'HINT']);
    const stuck = rows.find(([, , status]) => status?.includes('ImagePull'));
    expect(stuck?.slice(5)).toEqual([
      expect.stringMatching(/^192\.168\./),
      'helm-controller',
      expect.stringMatching(/^(degraded|failed)$/),
      expect.stringContaining('image'),
    ]);
  });

  test('several clusters have a column of their own, and those without pods a line', async () => {
    const {get} = await serve({scenario: 'rollout'});
    const {code, stdout, stderr} = await get(['sample', 'legacy', 'prod-b']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^CLUSTER {3}NAME +READY {3}STATUS +RESTARTS +AGE$/);
    expect(lines[1]).toMatch(/^sample {4}source-controller-97bdcd8cf-5fs52 +0\/1 +ContainerCreating +0 +60s$/);
    expect(lines.slice(2, -1).map(line => line.split('-controller')[0])).toEqual(
      ['helm', 'kustomize', 'kustomize', 'notification', 'source'].map(app => `prod-b    ${app}`),
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
    expect(await get()).toMatchObject({code: 0, stdout: 'legacy: GitOps is not enabled\n'});
  });

  test('nothing of the server acts on the terminal', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', {status: 200, body: '{"items":[{"metadata":{"name":"evil\\u001b[2J\\u202etxt"},"status":{}}]}'});
    const {stdout} = await get([], {outputIsTty: true});
    expect(stdout).toMatch(/^eviltxt /m);
    expect(stdout).toMatch(/^[\n -~]+$/);
  });
});

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
          observedAt: '2025-11-05T03:49:06Z',
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
              containers: [
                {
                  name: 'manager',
                  ready: false,
                  started: false,
                  restarts: 0,
                  state: 'waiting',
                  reason: 'ContainerCreating',
                  message: null,
                  lastTermination: null,
                },
              ],
            },
          ],
        },
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

describe('raw', () => {
  test('the very bytes of the API', async () => {
    const {get, body, id} = await serve({scenario: 'sample'});
    const {stdoutBytes} = await get(['-o', 'raw', id]);
    expect(stdoutBytes.equals(await body(id))).toBe(true);
    expect(stdoutBytes.toString('utf8')).toContain('"metadata" : { },\n  "items" : [ {');
  });

  test('bytes that are no UTF-8 stay in a pipe', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    const bytes = Buffer.concat([Buffer.from('{"items":[],"x":"'), Buffer.from([0xff, 0x9b, 0xe9]), Buffer.from('"}')]);
    answer('*', {status: 200, body: bytes});
    expect((await get(['-o', 'raw'])).stdoutBytes.equals(bytes)).toBe(true);
  });

  test('on a terminal what could act on it is escaped', async () => {
    const {get, answer} = await serve({scenario: 'sample'});
    answer('*', {status: 200, body: '{\n  "items": [],\n  "x": "\u009b2J\u202e\u007f"\n}'});
    expect(await get(['-o', 'raw'], {outputIsTty: true})).toMatchObject({
      stdout: '{\n  "items": [],\n  "x": "\\u009b2J\\u202e\\u007f"\n}\n',
    });
  });

  test('pages come one after the other', async () => {
    const {get, body, id} = await serve({scenario: 'enabled', pageSize: 3});
    const first = await body(id);
    const token: string = JSON.parse(first.toString('utf8')).metadata.continue;
    const second = await body(id, `?continue=${encodeURIComponent(token)}`);
    const {stdoutBytes} = await get(['-o', 'raw']);
    expect(stdoutBytes.equals(Buffer.concat([first, second]))).toBe(true);
  });

  test('several clusters: one JSON object a line, its numbers, keys and escapes as they came', async () => {
    const {get, answer, clusters} = await serve({scenario: 'rollout'});
    const body = '{\r\n\t"items" : [ ],\n "a b" : "c  \\" d\\\\",\n "n" : 12345678901234567890,\n "n" : 1.0\n}\n';
    answer('*', {status: 200, body});
    const {stdout} = await get(['-o', 'raw', 'prod-a', 'prod-b']);
    const response = '{"items":[],"a b":"c  \\" d\\\\","n":12345678901234567890,"n":1.0}';
    expect(stdout.split('\n')).toEqual([
      `{"cluster":"${clusters[0]?.id}","response":${response}}`,
      `{"cluster":"${clusters[1]?.id}","response":${response}}`,
      '',
    ]);
  });

  test('that GitOps is not enabled is a body, too', async () => {
    const {get, body, id} = await serve({scenario: 'not-enabled'});
    const {code, stdout} = await get(['-o', 'raw', id]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({error_code: 'UCS.00060003'});
    expect(stdout).toBe((await body(id)).toString('utf8'));
  });
});

describe('without an answer', () => {
  test.each([
    ['token refused', refused, 5, /^ucs-gitops: test-cluster: .*decrypt token fail.* Set HW_AUTH_TOKEN/],
    ['not allowed', refusal(403, 'UCS.01010003'), 5, /UCS ReadOnlyAccess/],
    ['unknown cluster', refusal(404, 'UCS.00030001'), 7, /Check the cluster id/],
    ['API gone', refusal(404, 'APIGW.0101'), 6, /Check --endpoint/],
    ['throttled', refusal(429, 'APIGW.0308'), 6, /throttl/],
    ['server error', refusal(500, 'APIGW.0601'), 6, /\(request id [0-9a-f]{32}\)/],
    ['a login page', {status: 200, headers: {'Content-Type': 'text/html'}, body: '<html>'}, 6, /Check --endpoint/],
    [
      'a redirect',
      {status: 302, headers: {Location: 'http://127.0.0.1:1/'}, body: ''},
      6,
      /Redirects are not followed/,
    ],
  ])('%s', async (_case, answer, code, line) => {
    const server = await serve({scenario: 'sample'});
    server.answer('*', answer);
    const {stdout, stderr, ...run} = await server.get();
    expect(run.code).toBe(code);
    expect(stdout).toBe('');
    expect(stderr).toMatch(line);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  test('the list refused', async () => {
    const {get, answer, gitopsRequests} = await serve({scenario: 'sample'});
    answer('/v1/clusters', refused);
    expect(await get()).toMatchObject({code: 5, stdout: '', stderr: expect.stringContaining('decrypt token fail')});
    expect(gitopsRequests()).toBe(0);
  });

  test('nobody at the endpoint', async () => {
    const {get, close} = await serve({scenario: 'sample'});
    await close();
    expect(await get()).toMatchObject({code: 6, stderr: expect.stringContaining('Check --endpoint, the network')});
  });

  test('an id that UCS does not know', async () => {
    const {get} = await serve({scenario: 'sample'});
    expect(await get([unknownId])).toMatchObject({code: 7, stdout: '', stderr: expect.stringContaining('99999999')});
  });

  test('a name that no cluster has', async () => {
    const {get} = await serve({scenario: 'rollout'});
    expect(await get(['prod-c'])).toMatchObject({
      code: 7,
      stdout: '',
      stderr: 'ucs-gitops: no cluster is named "prod-c"\nDid you mean prod-a or prod-b?\n',
    });
  });

  test('an account without clusters', async () => {
    const {get} = await serve({clusters: []});
    expect(await get()).toMatchObject({code: 7, stderr: expect.stringContaining('this account has no cluster in UCS')});
  });

  test('some of several: the rest is printed, and the code is the first of 5, 6, 7', async () => {
    const {get, answer, clusters} = await serve({scenario: 'rollout'});
    const wanted = ['sample', 'prod-a', unknownId];
    expect(await get(wanted)).toMatchObject({code: 7, stdout: expect.stringContaining('sample')});

    answer(clusters[0]?.id ?? '', refusal(502, 'APIGW.0201'));
    const {code, stdout, stderr} = await get(wanted);
    expect(code).toBe(6);
    expect(stdout).toMatch(/^sample +source-controller-97bdcd8cf-5fs52 /m);
    expect(stderr).toMatch(/^ucs-gitops: prod-a: .*\nucs-gitops: 99999999: .*\n$/);

    answer(clusters[0]?.id ?? '', refusal(403, 'UCS.01010003'));
    expect((await get(wanted)).code).toBe(5);
  });
});

describe('the way it asks', () => {
  test('four at a time', async () => {
    const {get} = await serve({scenario: 'fleet'});
    let underWay = 0;
    let most = 0;
    const counting: typeof fetch = async (...request) => {
      underWay += 1;
      most = Math.max(most, underWay);
      return fetch(...request).finally(() => {
        underWay -= 1;
      });
    };
    const {code, stdout} = await get(['-o', 'json'], {fetch: counting});
    expect(code).toBe(0);
    expect(JSON.parse(stdout).clusters).toHaveLength(40);
    expect(most).toBe(4);
  });

  test('refused credentials are not tried again: five refusals would lock an access key', async () => {
    const {get, answer, gitopsRequests} = await serve({scenario: 'fleet'});
    answer('*', refused);
    const {code, stderr} = await get();
    expect(code).toBe(5);
    expect(gitopsRequests()).toBeLessThanOrEqual(4);
    expect(stderr.match(/not asked, because the credentials were refused/g)).toHaveLength(40 - gitopsRequests());
  });

  test('the reports come in the order of the clusters', async () => {
    const {get, clusters} = await serve({scenario: 'rollout'});
    const {stdout} = await get(['-o', 'json']);
    expect(JSON.parse(stdout).clusters.map(({id}: {id: string}) => id)).toEqual(clusters.map(({id}) => id));
  });

  test('only GET, as this program', async () => {
    const {get, requests} = await serve({scenario: 'rollout'});
    await get();
    expect(new Set(requests.map(({method}) => method))).toEqual(new Set(['GET']));
    expect(requests[0]?.headers['user-agent']).toMatch(/^ucs-gitops\/\d+\.\d+\.\d+$/);
  });

  test('Ctrl-C ends it, quietly', async () => {
    const {get} = await serve({scenario: 'sample'});
    const controller = new AbortController();
    const interrupted: typeof fetch = (...request) => {
      controller.abort('SIGINT');
      return fetch(...request);
    };
    expect(await get([], {fetch: interrupted, signal: controller.signal})).toMatchObject({
      code: 130,
      stdout: '',
      stderr: '',
    });
  });
});

describe('credentials', () => {
  const auth = {tokens: ['good-token'], keys: [{accessKey: 'AK', secretKey: 'SK', domainId: 'domain-1'}]};

  test('a token', async () => {
    const {get} = await serve({scenario: 'sample', auth});
    expect((await get([], {env: {HW_AUTH_TOKEN: 'good-token'}})).code).toBe(0);
    const {code, stdout, stderr} = await get([], {env: {HW_AUTH_TOKEN: 'bad-token'}});
    expect({code, stdout}).toEqual({code: 5, stdout: ''});
    expect(stderr).not.toContain('bad-token');
  });

  test('on standard input', async () => {
    const {get} = await serve({scenario: 'sample', auth});
    expect((await get(['--token-file', '-'], {input: 'good-token\n'})).code).toBe(0);
    expect(await get(['--token-file', '-'], {inputIsTty: true})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('standard input is a terminal'),
    });
  });

  test('AK/SK, the domain id looked up at IAM', async () => {
    const {get, url, requests} = await serve({scenario: 'sample', auth});
    const env = {HUAWEICLOUD_SDK_AK: 'AK', HUAWEICLOUD_SDK_SK: 'SK', IAM_ENDPOINT: url};
    expect((await get([], {env})).code).toBe(0);
    expect(requests.filter(({path}) => path === '/v3/auth/domains')).toHaveLength(1);
  });

  test('a warning does not change the result', async () => {
    const {get} = await serve({scenario: 'sample', auth});
    const cwd = await temporaryDirectory();
    await writeFile(join(cwd, 'token'), 'good-token\n');
    await chmod(join(cwd, 'token'), 0o644);
    expect(await get(['--token-file', 'token'], {cwd})).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^ucs-gitops: warning: .*token can be read by other users/),
    });
  });

  test('none is an error that says what to do, except for a server on this machine', async () => {
    expect(await runProgram(['get', '--endpoint', 'https://ucs.example.test'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^ucs-gitops: no credentials found\n(.*\n)+.*ucs-gitops demo\n$/),
    });
  });
});
