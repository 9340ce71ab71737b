import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {describe, expect, it} from 'vitest';
import {faultRows} from '../../../source/demo/faults/faults.ts';
import {startDemoServer} from '../../../source/demo/server/server.ts';
import {faultyPlay} from '../faulty-play.ts';
import {openSocket, patient} from '../raw-client.ts';
import {allFaults} from '../test-faults.ts';
import {fixedPlay} from '../virtual-play.ts';

describe('setFault', () => {
  it('is for every path of the API, and null ends it', async () => {
    const {server, get, path} = await faultyPlay('502-html');
    const statuses = async () =>
      Promise.all([path, '/v1/clusters', '/v3/auth/domains', '/nothing'].map(async at => (await get(at)).status));
    expect(await statuses()).toEqual([502, 502, 502, 404]);
    await server.setFault('404-json');
    expect(await statuses()).toEqual([404, 404, 404, 404]);
    await server.setFault(null);
    expect(await statuses()).toEqual([200, 200, 200, 404]);
  });

  it('of one cluster, by id or name, is for its pods only and goes before that of all', async () => {
    const {server, get, gitops} = await fixedPlay();
    const statuses = async () => [
      (await gitops('prod-b')).status,
      (await gitops('staging')).status,
      (await get('/v1/clusters')).status,
      (await get(`/v1/clusters/${server.clusters[1]?.id}`)).status,
    ];
    await server.setFault('500-json', 'prod-b');
    expect(await statuses()).toEqual([500, 200, 200, 200]);
    await server.setFault('503-json');
    await server.setFault('403-json', server.clusters[2]?.id);
    expect(await statuses()).toEqual([500, 403, 503, 503]);
    await server.setFault(null, 'prod-b');
    expect(await statuses()).toEqual([503, 403, 503, 503]);
    await server.setFault(null);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });

  it('ends by itself after so many seconds, unless another one has taken its place', async () => {
    const {server, get, path, clock} = await faultyPlay(null);
    const status = async () => (await get(path)).status;
    await server.setFault('500-json', '*', 5);
    await clock.advance(4999);
    expect(await status()).toBe(500);
    await clock.advance(1);
    expect(await status()).toBe(200);
    await server.setFault('500-json', '*', 5);
    await server.setFault('502-json');
    await clock.advance(60_000);
    expect(await status()).toBe(502);
  });

  it('comes before who is asked, but after who may ask', async () => {
    const {get} = await fixedPlay({auth: {tokens: ['t']}, fault: '500-json'});
    expect((await get('/v1/clusters')).status).toBe(401);
    expect((await get('/v1/clusters', {'X-Auth-Token': 't'})).status).toBe(500);
  });

  it('spoils canned replies as well', async () => {
    const {server, get} = await fixedPlay({fault: 'truncated'});
    server.answer('/v1/clusters', {status: 418, body: '12345678'});
    const response = await get('/v1/clusters');
    expect([response.status, await response.text()]).toEqual([418, '1234']);
  });

  it.each([
    ['an unknown fault', ['hangs'], 'There is no fault "hangs". Choose one of: refuse, reset-at-connect,'],
    ['what is no fault', ['toString'], 'There is no fault "toString"'],
    ['an unknown cluster', ['hang', 'x'], 'There is no cluster "x". Choose one of: prod-b.'],
    ['no time', ['hang', '*', 0], 'more than 0 and at most 86400 seconds'],
    ['too long a time', ['hang', '*', 86_401], 'more than 0 and at most 86400 seconds'],
    ['what is no number', ['hang', '*', Number.NaN], 'more than 0 and at most 86400 seconds'],
  ] as const)('%s is refused, and nothing changes', async (_, [name, cluster, seconds], message) => {
    const {server, get} = await faultyPlay('500-json');
    await expect(server.setFault(name, cluster, seconds)).rejects.toThrow(message);
    expect((await get('/v1/clusters')).status).toBe(500);
  });

  it('at the start: on at once, or refused', async () => {
    expect((await (await fixedPlay({fault: '401-json'})).get('/v1/clusters')).status).toBe(401);
    await expect(startDemoServer({fault: 'nope'})).rejects.toThrow('There is no fault "nope"');
    const {server} = await fixedPlay({fault: 'refuse'});
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
  });
});

describe('the control for people', () => {
  const control = async (url: string, method = 'GET') => {
    const response = await fetch(url, {method});
    return `${response.status} ${await response.text()}`;
  };

  it('switches on and off while a fault is on', async () => {
    const {server, get} = await fixedPlay();
    const url = `${server.url}/_demo/fault`;
    expect(await control(`${url}?name=hang`, 'POST')).toBe('200 hang is on for every request.\n');
    expect(await control(`${url}?name=500-html&cluster=prod-b`, 'POST')).toBe(
      '200 hang is on for every request.\n500-html is on for prod-b.\n',
    );
    expect(await control(`${url}s`)).toMatch(/^200 hang is on for every request\.\n500-html is on for prod-b\.\n\n/);
    expect(await control(`${url}?cluster=prod-b`, 'DELETE')).toBe('200 hang is on for every request.\n');
    expect(await control(url, 'DELETE')).toBe('200 No fault is on.\n');
    expect((await get('/v1/clusters')).status).toBe(200);
  });

  it('works while each of them is on', async () => {
    const {server, get} = await fixedPlay();
    const inAnswers = Object.entries(allFaults).filter(([, fault]) => !('door' in fault));
    for (const [name] of inAnswers) {
      expect(await control(`${server.url}/_demo/fault?name=${name}`, 'POST')).toBe(
        `200 ${name} is on for every request.\n`,
      );
      expect(await control(`${server.url}/_demo/faults`)).toContain(`200 ${name} is on`);
    }
    expect(await control(`${server.url}/_demo/fault`, 'DELETE')).toBe('200 No fault is on.\n');
    expect((await get('/v1/clusters')).status).toBe(200);
  });

  it('lists every fault with a line', async () => {
    const {server} = await fixedPlay();
    const lines = (await control(`${server.url}/_demo/faults`)).split('\n');
    const rows = faultRows(allFaults);
    for (const {name, title} of rows) {
      expect(lines.filter(line => line.startsWith(`${name} `) && line.endsWith(`  ${title}`))).toHaveLength(1);
      expect(title.length).toBeLessThan(120);
    }
    const named = rows.map(({name}) => name);
    const others = Object.keys(allFaults).filter(name => !named.includes(name));
    expect(others.every(name => /^\d{3}-[a-z]+$/.test(name))).toBe(true);
  });

  it.each(['refuse', 'reset-at-connect'])('%s needs an end, and ends', async name => {
    const {server, clock, get, path} = await faultyPlay(null);
    const url = `${server.url}/_demo/fault?name=${name}`;
    expect(await control(url, 'POST')).toMatch(/^400 With .* add &seconds=N\.\n$/);
    expect(await control(`${url}&seconds=2.5`, 'POST')).toBe(`200 ${name} is on for every request.\n`);
    expect(await openSocket(server.url).outcome).toMatch(/^ECONN(REFUSED|RESET)$/);
    await clock.advance(2500);
    await expect.poll(() => get(path).then(({status}) => status, String), patient).toBe(200);
  });

  it.each([
    ['no name', '/_demo/fault', 'POST', '400 Which fault? Add ?name=NAME'],
    ['an unknown name', '/_demo/fault?name=nope', 'POST', '400 There is no fault "nope". Choose one of: refuse,'],
    ['an unknown cluster', '/_demo/fault?name=hang&cluster=x', 'POST', '400 There is no cluster "x".'],
    ['no seconds', '/_demo/fault?name=hang&seconds=soon', 'POST', '400 A fault lasts more than 0'],
    ['another path', '/_demo/', 'GET', '404 There is only this here:\ncurl http://127.0.0.1:'],
    ['another method', '/_demo/fault', 'PUT', '404 There is only this here:\ncurl http://127.0.0.1:'],
  ])('%s is explained', async (_, path, method, start) => {
    const {server} = await fixedPlay();
    expect((await control(`${server.url}${path}`, method)).slice(0, start.length)).toBe(start);
    expect(await control(`${server.url}/_demo/faults`)).toMatch(/^200 No fault is on\.\n/);
  });
});

describe('close', () => {
  it('ends what faults have begun: no timer and no socket keeps the process alive', async () => {
    const script = `
      import {startDemoServer} from ${JSON.stringify(new URL('../../../source/demo/server/server.ts', import.meta.url).href)};
      import {allFaults} from ${JSON.stringify(new URL('../test-faults.ts', import.meta.url).href)};
      const server = await startDemoServer({faults: allFaults});
      const asked = [];
      for (const name of ['hang', 'hang-in-body', 'drip', 'very-slow', 'huge', 'gzip-bomb', 'redirect-away']) {
        await server.setFault(name);
        const count = server.requests.length;
        asked.push(fetch(server.url + '/v1/clusters', {redirect: 'manual'}).then(response => response.text(), () => {}));
        while (server.requests.length === count) {
          await new Promise(resolve => setImmediate(resolve));
        }
      }
      await server.setFault('500-json', server.clusters[0].id, 3600);
      await server.setFault('refuse', '*', 3600);
      await server.close();
      await Promise.allSettled(asked);
      console.log('closed');
    `;
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
    const {stdout} = await promisify(execFile)(process.execPath, args, {timeout: 60_000});
    expect(stdout).toBe('closed\n');
  });

  it('a port that is just being opened again is closed too', async () => {
    const {server} = await faultyPlay('refuse');
    const opening = server.setFault(null);
    await server.close();
    await opening;
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
  });

  it('nothing opens the port again', async () => {
    const {server} = await faultyPlay('refuse');
    await server.close();
    await expect(server.setFault(null)).rejects.toThrow('The server is closed');
    expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
  });
});
