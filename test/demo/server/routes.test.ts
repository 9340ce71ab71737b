import {describe, expect, it} from 'vitest';
import {fixedPlay, type VirtualPlay} from '../virtual-play.ts';

describe('paths that lead nowhere', () => {
  it.each([
    ['/', 404, 'APIGW.0101'],
    ['/v1/clusters/', 404, 'APIGW.0101'],
    ['/v2/clusters', 404, 'APIGW.0101'],
    ['/v1/clusters/a/gitops/b', 404, 'APIGW.0101'],
    ['/v1/clusters/no-such-id', 404, 'UCS.00030001'],
    ['/v1/clusters/no-such-id/gitops', 404, 'UCS.00030001'],
  ])('%s', async (path, status, code) => {
    const response = await (await fixedPlay()).get(path);
    expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({error_code: code})]);
  });

  it('the gateway names the request', async () => {
    const response = await (await fixedPlay()).get('/v2/clusters');
    expect(await response.json()).toEqual({
      error_msg: 'The API does not exist or has not been published in the environment',
      error_code: 'APIGW.0101',
      request_id: response.headers.get('x-request-id'),
    });
  });

  it.each(['POST', 'DELETE', 'PUT', 'HEAD'])('%s is refused: nothing can be changed', async method => {
    const {server, gitops} = await fixedPlay({scenario: 'enabled'});
    const before = await (await gitops('prod-b')).text();
    const path = `/v1/clusters/${server.clusters[0]?.id}/gitops`;
    expect((await fetch(`${server.url}${path}`, {method})).status).toBe(405);
    expect(await (await gitops('prod-b')).text()).toBe(before);
  });
});

describe('GET /v1/clusters', () => {
  type List = {readonly items: readonly {readonly metadata: {readonly name: string}}[]; readonly total: number};
  const list = async ({get}: VirtualPlay, query: string) => {
    const {items, total} = (await (await get(`/v1/clusters${query}`)).json()) as List;
    return [items.map(({metadata}) => metadata.name), total];
  };
  const all = ['prod-a', 'prod-b', 'staging', 'edge-1', 'legacy', 'sample'];

  it.each([
    ['', all, 6],
    ['?limit=2', ['prod-a', 'prod-b'], 6],
    ['?limit=2&offset=4', ['legacy', 'sample'], 6],
    ['?limit=-1&offset=5', ['sample'], 6],
    ['?limit=many', all, 6],
    ['?category=onpremise', ['edge-1'], 1],
    ['?category=attachedcluster', ['staging'], 1],
    ['?category=none', [], 0],
    ['?clusterids=b0d1ecb5-7947-11ee-9467-0255ac1001bf,x', ['sample'], 1],
  ])('%s', async (query, names, total) => {
    expect(await list(await fixedPlay(), query)).toEqual([names, total]);
  });

  it('has the fields of a cluster, and GET of its id gives the same object', async () => {
    const {server, get} = await fixedPlay();
    const {items} = (await (await get('/v1/clusters')).json()) as {items: readonly unknown[]};
    const [{id} = {id: ''}] = server.clusters;
    expect(items[0]).toMatchObject({
      kind: 'Cluster',
      apiVersion: 'v1',
      metadata: {uid: id, name: 'prod-a', creationTimestamp: expect.stringMatching(/^2026-\d\d-\d\dT08:00:00Z$/)},
      spec: {category: 'self', type: 'turbo', provider: 'huaweicloud', region: 'cn-north-4', manageType: 'discrete'},
      status: {
        phase: 'Available',
        conditions: [
          {type: 'Ready', status: 'True'},
          {type: 'Cluster', status: 'Available'},
        ],
      },
    });
    expect(await (await get(`/v1/clusters/${id}`)).json()).toEqual(items[0]);
  });

  it('GET /v3/auth/domains gives the account that the clusters belong to', async () => {
    const {get} = await fixedPlay();
    const {domains} = (await (await get('/v3/auth/domains')).json()) as {domains: readonly {id: string}[]};
    const {items} = (await (await get('/v1/clusters')).json()) as {
      items: readonly {spec: {operatorNamespace: string}}[];
    };
    expect(domains.map(({id}) => id)).toEqual([items[0]?.spec.operatorNamespace]);
  });
});
