import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {until} from '../helpers/until.ts';
import {expectThrough, peakLimitMb} from './through-faults.ts';
import {type WatchedMonitor, watchMonitor} from './watched-monitor.ts';
import {hangingRows, shortTimeout} from './wire-faults.ts';

describe('one run of the monitor through the faults that hang', () => {
  let monitor: WatchedMonitor;
  beforeAll(async () => {
    monitor = await watchMonitor({}, shortTimeout);
  });
  afterAll(() => monitor.close());

  test.each(hangingRows)('$name: $connection, with the pods, the cause, a hint and a next try; then live again', row =>
    expectThrough(monitor, row),
  );

  test(`held less than ${peakLimitMb} MB all the time, and no fault ended it`, async () => {
    expect(monitor.peakMb() ?? 0).toBeLessThan(peakLimitMb);
    monitor.terminal.press('q');
    expect(await monitor.terminal.exit).toMatchObject({exitCode: 0});
  });
});

const gitopsPaths = ({server}: WatchedMonitor) =>
  server.requests.map(({path}) => path).filter(path => path.endsWith('/gitops'));

test('of many clusters one that hangs delays none: the others are asked again and again while it waits', async () => {
  const monitor = await watchMonitor({scenario: 'rollout'}, shortTimeout);
  onTestFinished(monitor.close);
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
  // It looks stale once its own request has timed out, or three polls are missed.
  await terminal.see(/^prod-a .* stale \d+s$/m);
  terminal.press('2');
  await terminal.see(/^prod-b .* live \d+s$/m);
});
