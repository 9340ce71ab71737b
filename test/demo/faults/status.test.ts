import {describe, expect, it, onTestFinished} from 'vitest';
import {startDemoServer} from '../../../source/demo/server/server.ts';
import {faultyPlay} from '../faulty-play.ts';

describe('errors', () => {
  it.each([
    [400, 'UCS.00000011'],
    [401, 'APIGW.0301'],
    [403, 'APIGW.0302'],
    [404, 'UCS.00030001'],
    [429, 'APIGW.0308'],
    [500, 'UCS.00000005'],
    [502, 'APIGW.0201'],
    [503, 'APIGW.0613'],
    [504, 'APIGW.0201'],
  ])('%d with a body in every form', async (status, code) => {
    const {server, path, get} = await faultyPlay(null);
    const answers = [];
    for (const form of ['string', 'json', 'nested', 'html']) {
      await server.setFault(`${status}-${form}`);
      const response = await get(path);
      expect(response.status).toBe(status);
      answers.push({type: response.headers.get('content-type'), body: await response.text()});
    }
    const [string, json, nested, html] = answers;
    expect(string).toEqual({type: 'text/plain', body: expect.stringMatching(/^[A-Z][^<{"]+$/)});
    expect(json?.type).toBe('application/json');
    expect(JSON.parse(json?.body ?? '')).toMatchObject({error_code: code, error_msg: string?.body});
    expect(JSON.parse(nested?.body ?? '')).toEqual({
      error: {code: status, message: string?.body, title: expect.stringMatching(/^[A-Z]/)},
    });
    expect(html).toEqual({type: 'text/html', body: expect.stringContaining(`<title>${status} `)});
  });

  it('429-retry-after says when to come back', async () => {
    const {path, get} = await faultyPlay('429-retry-after');
    const {status, headers} = await get(path);
    expect([status, headers.get('retry-after')]).toEqual([429, '7']);
  });

  it('api-gone is what the gateway says of paths that there are not', async () => {
    const {path, get} = await faultyPlay('api-gone');
    const gone = (await (await get(path)).json()) as object;
    const never = (await (await get('/v2')).json()) as object;
    expect({...gone, request_id: ''}).toEqual({...never, request_id: ''});
    expect((await get(path)).status).toBe(404);
  });
});

describe('redirects', () => {
  it('redirect: to the same host, where the answer is', async () => {
    const {server, path, get, honest} = await faultyPlay('redirect');
    const response = await fetch(`${server.url}${path}?continue=`, {redirect: 'manual'});
    expect([response.status, response.headers.get('location')]).toEqual([302, `${path}?continue=&moved=1`]);
    expect(await (await get(path)).text()).toBe(honest);
  });

  it('redirect-away: to a server that writes down who comes, with what token', async () => {
    const {server, path} = await faultyPlay('redirect-away');
    const headers = {'X-Auth-Token': 'secret'};
    const response = await fetch(`${server.url}${path}?a=b`, {redirect: 'manual', headers});
    const location = response.headers.get('location') ?? '';
    expect(response.status).toBe(302);
    expect(new URL(location).origin).not.toBe(server.url);
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/clusters\/.+\/gitops\?a=b$/);
    expect(server.elsewhereRequests).toEqual([]);
    expect(await (await fetch(location, {headers})).json()).toEqual({metadata: {}, items: []});
    expect(server.elsewhereRequests).toMatchObject([{path, query: 'a=b', headers: {'x-auth-token': 'secret'}}]);
  });

  it('redirect-away: to where the options say', async () => {
    const other = await startDemoServer({scenario: 'sample'});
    onTestFinished(() => other.close());
    const {path, get, server} = await faultyPlay('redirect-away', {elsewhere: other.url});
    expect((await get(path)).status).toBe(404);
    expect(other.requests).toMatchObject([{path}]);
    expect(server.elsewhereRequests).toEqual([]);
  });
});
