import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {until} from '../helpers/until.ts';
import {expectThrough, peakLimitMb, pressKeys} from './through-faults.ts';
import {type WatchedMonitor, watchMonitor} from './watched-monitor.ts';
import {promptRows, statusRows} from './wire-faults.ts';

describe.each([
  ['of the connection, the body or the list', promptRows],
  ['that the server tells itself', statusRows],
])('one run of the monitor through the faults %s', (_, rows) => {
  let monitor: WatchedMonitor;
  beforeAll(async () => {
    monitor = await watchMonitor();
  });
  afterAll(() => monitor.close());

  test.each(rows)('$name: $connection, with the pods, the cause, a hint and a next try; then live again', row =>
    expectThrough(monitor, row),
  );

  test(`held less than ${peakLimitMb} MB all the time`, () => {
    expect(monitor.peakMb() ?? 0).toBeLessThan(peakLimitMb);
  });

  test('and no fault ended it', async () => {
    monitor.terminal.press('q');
    expect(await monitor.terminal.exit).toMatchObject({exitCode: 0});
    expect(monitor.server.elsewhereRequests).toEqual([]);
  });
});

async function watch(options?: Parameters<typeof watchMonitor>[0]): Promise<WatchedMonitor> {
  const monitor = await watchMonitor(options);
  onTestFinished(monitor.close);
  return monitor;
}

test('401: what was under way is the last that is asked, of six clusters, until a person wants it', async () => {
  const monitor = await watch({scenario: 'rollout'});
  const {terminal, server, leap} = monitor;
  await server.setFault('401-json');
  terminal.press('r');
  await terminal.see('r tries again');
  const before = server.requests.length;
  leap();
  await terminal.see(/auth [6-9]\ds$/m);
  await pressKeys(monitor);
  expect(server.requests.length - before).toBeLessThanOrEqual(1);
  const later = server.requests.length;
  terminal.press('r');
  await until(
    () => server.requests.length > later,
    () => 'Nothing was asked.',
  );
  await pressKeys(monitor);
  expect(server.requests.length - later).toBe(1);
});

test('429: nothing is asked before Retry-After, however often a person wants it', async () => {
  const monitor = await watch({scenario: 'rollout'});
  const {terminal, server, leap} = monitor;
  await server.setFault('429-json');
  terminal.press('r');
  await terminal.see(/no request is sent until \d\d:\d\d:\d\d/);
  await pressKeys(monitor);
  const before = server.requests.length;
  terminal.press('rrr');
  await pressKeys(monitor);
  expect(monitor.header()[2]).toMatch(/no request is sent until \d\d:\d\d:\d\d$/);
  expect(server.requests.length).toBe(before);
  await server.setFault(null);
  leap();
  await terminal.see(/live \d+s$/m);
});

test('without any good data yet the cause, the hint and the next try are there, and then the pods', async () => {
  const {terminal, server} = await watch({fault: '503-json'});
  await terminal.see(/! an error inside the gateway: [^!]*\n {2}If it stays, [^!]*: next try in \d+s\.\n/);
  await server.setFault(null);
  terminal.press('r');
  await terminal.see(/live \d+s\n[^!]/);
  await terminal.see('✓ helm ');
});
