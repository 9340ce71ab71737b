import {describe, expect, onTestFinished, test} from 'vitest';
import {type DemoServerOptions, startDemoServer} from '../../../source/demo/server/server.ts';
import {until} from '../../helpers/until.ts';
import {createVirtualClock} from '../../helpers/virtual-clock.ts';
import {parseAnswer, podLine} from '../answer-shape.ts';
import {openSocket} from '../raw-client.ts';

/** The scenario on a clock that the test moves, timers and all. */
async function outagePlay(options: DemoServerOptions = {}) {
  const clock = createVirtualClock(Date.parse('2026-11-23T08:00:00Z'));
  const server = await startDemoServer({scenario: 'outage', now: clock.now, sleep: clock.sleep, ...options});
  onTestFinished(server.close);
  const gitops = (name: string, signal?: AbortSignal) => {
    const id = server.clusters.find(cluster => cluster.name === name)?.id;
    return fetch(`${server.url}/v1/clusters/${id}/gitops`, signal ? {signal} : {});
  };
  const active = async () => (await (await fetch(`${server.url}/_demo/faults`)).text()).split('\n')[0];
  return {clock, server, gitops, active};
}

test('the API answers, hangs, fails, refuses and answers again, by the clock alone', async () => {
  const {clock, server, gitops, active} = await outagePlay();
  await clock.advance(19_999);
  expect((await gitops('prod-a')).status).toBe(200);
  await clock.advance(1);
  const hanging = new AbortController();
  const asked = server.requests.length;
  const hung = gitops('prod-a', hanging.signal);
  await until(
    () => server.requests.length > asked,
    () => 'The request did not come.',
  );
  expect(await active()).toBe('hang is on for every request.');
  await clock.advance(8000);
  expect((await gitops('prod-a')).status).toBe(503);
  // It was never answered, and never will be.
  hanging.abort();
  await expect(hung).rejects.toThrow('aborted');
  await clock.advance(12_000);
  await until(
    async () => (await openSocket(server.url).outcome) === 'ECONNREFUSED',
    () => 'Connections are not refused.',
  );
  await clock.advance(10_000);
  await until(
    async () =>
      (await gitops('prod-a').then(
        ({status}) => status,
        () => 0,
      )) === 200,
    () => 'It does not answer again.',
  );
  expect(await active()).toBe('No fault is on.');
});

test('the clock may leap: a request meets the phase it comes in, and a phase that was leapt over is none', async () => {
  const {clock, gitops} = await outagePlay();
  clock.jump(30_000);
  expect((await gitops('edge-1')).status).toBe(503);
  clock.jump(30_000);
  expect((await gitops('edge-1')).status).toBe(200);
});

test('meanwhile the rollout goes on, and ends with every pod ready', async () => {
  const {clock, gitops} = await outagePlay({seed: 5});
  const lines = async (name: string) => parseAnswer(await (await gitops(name)).text()).items.map(podLine);
  await clock.advance(19_000);
  const before = await lines('prod-a');
  expect(before).not.toEqual([]);
  expect(before.filter(line => line === 'Running, manager running ready').length).toBeLessThan(6);
  expect((await gitops('staging')).status).toBe(400);
  clock.jump(100_000);
  for (const [name, count] of [
    ['prod-a', 6],
    ['prod-b', 4],
    ['staging', 4],
    ['edge-1', 4],
  ] as const) {
    expect(await lines(name)).toEqual(Array.from({length: count}, () => 'Running, manager running ready'));
  }
});

describe('people may switch as well', () => {
  test('what they end stays ended until the next phase', async () => {
    const {clock, server, gitops} = await outagePlay();
    await clock.advance(30_000);
    expect((await gitops('prod-a')).status).toBe(503);
    await fetch(`${server.url}/_demo/fault`, {method: 'DELETE'});
    await clock.advance(5000);
    expect((await gitops('prod-a')).status).toBe(200);
    await clock.advance(5000);
    await until(
      async () => (await openSocket(server.url).outcome) === 'ECONNREFUSED',
      () => 'Connections are not refused.',
    );
  });

  test('a fault that is on from the start stays until the first phase', async () => {
    const {clock, gitops} = await outagePlay({fault: '500-json'});
    await clock.advance(10_000);
    expect((await gitops('prod-a')).status).toBe(500);
    await clock.advance(20_000);
    expect((await gitops('prod-a')).status).toBe(503);
  });
});

test('closed in the middle of it, the server opens no port again', async () => {
  const {clock, server} = await outagePlay();
  await clock.advance(45_000);
  await server.close();
  await clock.advance(60_000);
  expect(await openSocket(server.url).outcome).toBe('ECONNREFUSED');
});
