import {describe, expect, test} from 'vitest';
import {refusal, refused, serve, unknownId} from './get-server.ts';

describe('without an answer', () => {
  test.each([
    ['token refused', refused, 5, /^ucs-gitops: test-cluster: .*decrypt token fail.* Set HW_AUTH_TOKEN/],
    ['not allowed', refusal(403, 'UCS.01010003'), 5, /UCS ReadOnlyAccess/],
    ['unknown cluster', refusal(404, 'UCS.00030001'), 7, /Check the cluster id/],
    ['API gone', refusal(404, 'APIGW.0101'), 6, /Check --endpoint/],
    ['throttled', refusal(429, 'APIGW.0308'), 6, /throttl/],
    [
      'server error',
      refusal(500, 'APIGW.0601'),
      6,
      /APIGW\.0601\)\. If it stays, give request id [0-9a-f]{32} to support\.\n$/,
    ],
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
