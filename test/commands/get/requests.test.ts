import {describe, expect, test} from 'vitest';
import {refused, serve} from './get-server.ts';

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
