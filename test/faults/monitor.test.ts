import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {until} from '../helpers/until.ts';
import {type WatchedMonitor, watchMonitor} from './watched-monitor.ts';
import {type FaultRow, statusRows, wireRows} from './wire-faults.ts';

const peakLimitMb = 300;

/** Waits until the monitor has asked, and shows that the answer is in. */
async function seeFault({terminal, server, header}: WatchedMonitor, row: FaultRow, asked: number): Promise<void> {
  const {cause, connection, exit, sign} = row;
  const atDoor = row.name === 'refuse' || row.name === 'reset-at-connect';
  const shown = new RegExp(`${connection} \\d+s ago$`);
  const told =
    exit === 0 ? new RegExp(`^! The list is incomplete: ${cause?.source}`) : new RegExp(`^! ${cause?.source}`);
  await until(
    () => {
      const [title, line] = header();
      const isTold = cause === null ? !line.startsWith('!') : told.test(line);
      return (atDoor || server.requests.length > asked) && shown.test(title) && isTold && sign.test(terminal.screen());
    },
    () => `${shown}, ${cause === null ? 'no note' : told} and ${sign} are not all on:\n${terminal.screen()}`,
  );
}

/** Help opens and closes, so keys are answered. */
async function pressKeys({terminal}: WatchedMonitor): Promise<void> {
  terminal.press('?');
  await terminal.see('next cluster');
  terminal.press('q');
  await terminal.seeNot('next cluster');
}

describe.each([
  ['of the connection, the body or the list', wireRows],
  ['that the server tells itself', statusRows],
])('one run of the monitor through the faults %s', (_, rows) => {
  let monitor: WatchedMonitor;
  beforeAll(async () => {
    monitor = await watchMonitor();
  });
  afterAll(() => monitor.close());

  test.each(rows)('$name: $connection, with the pods, the cause, a hint and a next try; then live again', async row => {
    const {terminal, server, leap} = monitor;
    await server.setFault(row.name);
    const asked = server.requests.length;
    terminal.press('r');
    await pressKeys(monitor);
    await seeFault(monitor, row, asked);
    if (row.exit !== 0) {
      const [, cause, hint] = monitor.header();
      // After a 401 nothing is asked until somebody wants it.
      expect(cause).toMatch(row.name.startsWith('401') ? /, r tries again$/ : /, (next try in \d+s|trying now)$/);
      expect(hint).toMatch(/^ {2}[A-Z].{20}/);
    }
    await server.setFault(null);
    if (row.connection === 'throttled') {
      leap();
    } else {
      terminal.press('r');
    }
    await terminal.see(/live \d+s ago\n[^!]/);
    await terminal.see('helm-controller');
  });

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

const gitopsPaths = ({server}: WatchedMonitor) =>
  server.requests.map(({path}) => path).filter(path => path.endsWith('/gitops'));

test('401: what was under way is the last that is asked, of six clusters, until a person wants it', async () => {
  const monitor = await watch({scenario: 'rollout'});
  const {terminal, server, leap} = monitor;
  await server.setFault('401-json');
  terminal.press('r');
  await terminal.see('r tries again');
  const before = server.requests.length;
  leap();
  await terminal.see(/auth [6-9]\ds ago/);
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
  await terminal.see(/next try in (60|5\ds)/);
  await pressKeys(monitor);
  const before = server.requests.length;
  terminal.press('rrr');
  await pressKeys(monitor);
  expect(monitor.header()[2]).toMatch(/next try in (60s|5\ds)$/);
  expect(server.requests.length).toBe(before);
  await server.setFault(null);
  leap();
  await terminal.see(/live \d+s ago/);
});

test('without any good data yet the cause, the hint and the next try are there, and then the pods', async () => {
  const {terminal, server} = await watch({fault: '503-json'});
  expect(terminal.lines().join('\n')).toMatch(/! an error inside the gateway: .* next try in \d+s\n {2}If it stays, /);
  await server.setFault(null);
  terminal.press('r');
  await terminal.see(/live \d+s ago\n[^!]/);
  await terminal.see('helm-controller');
});

test('of many clusters one that hangs delays none: the others are asked again and again while it waits', async () => {
  const monitor = await watch({scenario: 'rollout'});
  const {terminal, server} = monitor;
  const [dead, ...others] = server.clusters.map(({id}) => `/v1/clusters/${id}/gitops`);
  await server.setFault('hang', server.clusters[0]?.name);
  const from = gitopsPaths(monitor).length;
  const asked = (path: string | undefined) =>
    gitopsPaths(monitor)
      .slice(from)
      .filter(each => each === path).length;
  // Those that are not settled, asked at the interval.
  await until(
    () => others.filter(path => asked(path) >= 3).length >= 3,
    () => `Asked: ${others.map(asked).join(' ')}`,
  );
  expect(asked(dead)).toBeGreaterThan(0);
  expect(monitor.header()[0]).toMatch(/^prod-a .* stale \d+s ago$/);
  terminal.press('2');
  await terminal.see(/^prod-b .* live \d+s ago$/m);
});
