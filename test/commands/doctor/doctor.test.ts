import {expect, test} from 'vitest';
import {auth, serve, token, utf8} from './doctor-server.ts';

test('everything works: a line for each thing, and 0', async () => {
  const {doctor, url, clusters} = await serve({auth});
  const {code, stderr, lines} = await doctor([], {env: {...utf8, ...token, TERM: 'xterm'}});
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  expect(lines).toEqual([
    ['ok', 'program', expect.stringMatching(/^ucs-gitops \d+\.\d+\.\d+, Node \d+\.\d+\.\d+, linux /)],
    ['ok', 'config', expect.stringMatching(/^no file; it would be .*config\.json$/)],
    ['ok', 'endpoint', `${url} (this machine; from --endpoint)`],
    ['ok', 'proxy', 'none'],
    ['ok', 'CA file', 'none; what Node trusts'],
    ['ok', 'terminal', 'TERM xterm, no size, colours (theme default), UTF-8'],
    ['ok', 'monitor', 'one line per change, as standard output is no terminal'],
    ['ok', 'credentials', 'token in HW_AUTH_TOKEN'],
    ['ok', 'connection', expect.stringMatching(/^answered within \d+ ms$/)],
    ['ok', 'clock', "as the API's"],
    ['ok', 'sign-in', 'accepted'],
    ['ok', 'clusters', '6 visible: prod-a, prod-b, staging, edge-1, legacy, …'],
    ['ok', 'gitops', expect.stringMatching(/^prod-a: installing/)],
  ]);
  expect(clusters).toHaveLength(6);
});

test('it asks for the list once and for GitOps on the first cluster alone, and only by GET', async () => {
  const {doctor, requests, clusters} = await serve();
  await doctor();
  expect(requests.map(({method, path}) => `${method} ${path}`)).toEqual([
    'GET /v1/clusters',
    `GET /v1/clusters/${clusters[0]?.id}/gitops`,
  ]);
});

test('the clusters that are named are asked, each', async () => {
  const {doctor} = await serve();
  const {lines} = await doctor(['legacy', 'prod-b']);
  expect(lines.slice(-2)).toEqual([
    ['ok', 'gitops', 'legacy: not enabled'],
    ['ok', 'gitops', expect.stringMatching(/^prod-b: /)],
  ]);
});

test('nothing in it acts on the terminal', async () => {
  const {doctor, answer} = await serve();
  const items = [{metadata: {uid: '11111111-7947-11ee-9467-0255ac1001bf', name: 'evil\u001b[2J\u202etxt'}}];
  answer('/v1/clusters', {status: 200, body: JSON.stringify({items, total: 1})});
  const {stdout, textOf} = await doctor([], {env: {...utf8, TERM: 'x\u001b[2J'}, outputIsTty: true, inputIsTty: true});
  expect(stdout).toMatch(/^[\n -~…]+$/);
  expect(textOf('terminal')).toContain('TERM x\\u001b[2J');
  expect(textOf('clusters')).toBe('1 visible: eviltxt');
});

test('Ctrl-C ends it', async () => {
  const {doctor} = await serve();
  const controller = new AbortController();
  const interrupted: typeof fetch = (...request) => {
    controller.abort('SIGINT');
    return fetch(...request);
  };
  expect(await doctor([], {fetch: interrupted, signal: controller.signal})).toMatchObject({code: 130, stderr: ''});
});
