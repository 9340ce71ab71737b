import {describe, expect, test} from 'vitest';
import {hour, minute} from '../helpers/pods.ts';
import {type Course, get, look, neverSays, oneOf, prodA, says, waitFor} from './play.ts';
import {ago, at, condition, creating, exit, flux, pod, unready, up, waits} from './pods.ts';

// Ages are by the clock of the server (header Date), and since when something is so is what the API says of it.

const source = 'source-controller';
const withClock = (aheadMs: number, course: Course) => ({clusters: [{...prodA, course}], aheadMs});

const unauthorized = waits(
  'ErrImagePull',
  'failed to pull and unpack image: failed to resolve reference: 401 Unauthorized',
);
const young = {born: ago('4s')};

// kubernetes/kubectl#531, kubernetes/kubernetes#48447
describe('the clock of this machine is an hour ahead', () => {
  const apps = [source, 'kustomize-controller', 'helm-controller'];
  const installation = withClock(hour, {
    0: [
      pod(source, {...young, containers: [creating]}),
      pod('kustomize-controller', {...young, node: null, containers: []}),
      pod('helm-controller', {...young, containers: [unauthorized]}),
    ],
    5: apps.map(app => pod(app, {...young, containers: [up(at(4))]})),
  });

  test('an installation has just begun', async () => {
    expect(await look(installation)).toMatchObject({
      state: oneOf('installing', 'degraded'),
      pods: {
        '8jzlr': {status: 'ContainerCreating', ready: '0/1', restarts: 0, health: 'progressing'},
        '7h8mx': {status: 'Pending', ready: '0/0', restarts: 0, health: 'progressing'},
      },
    });
  });

  test('its pods are seconds old', async () => {
    const {stdout} = await get(installation, 'table');
    expect(stdout).toMatch(/source-controller-97bdcd8cf-8jzlr\s+0\/1\s+ContainerCreating\s+0\s+4s/);
  });

  test('a wait sees it to its end', async () => {
    const run = await waitFor(installation, '--stable-for', '3s', '--timeout', '20s');
    expect(run).toMatchObject({exit: 0, output: neverSays(/for (59|6\d)m/)});
    expect(run.seconds).toBeGreaterThanOrEqual(7.5);
  });
});

describe('the clock of this machine is an hour behind', () => {
  const restarted = up(ago('30m'), {restartCount: 1, lastState: exit(1, ago('30m'))});
  const behind = withClock(-hour, flux(pod(source, {born: ago('2d'), containers: [restarted]})));

  test('all is well', async () => {
    expect(await look(behind)).toMatchObject({
      state: 'enabled',
      pods: {'8jzlr': {status: 'Running', ready: '1/1', restarts: 1, health: 'ok'}},
    });
  });

  test('it restarted when the server says so', async () => {
    const {stdout} = await get(behind, 'table');
    expect(stdout).toMatch(/source-controller-97bdcd8cf-8jzlr\s+1\/1\s+Running\s+1 \((30|31)m ago\)/);
  });

  test('a wait is over', async () => {
    expect(await waitFor(behind, '--stable-for', '2s', '--timeout', '12s')).toMatchObject({exit: 0});
  });
});

test('two minutes ahead make no young failure an old one', async () => {
  const course = {
    0: flux(pod(source, {...young, containers: [unauthorized]})),
    20: flux(pod(source, {...young, containers: [up(at(19))]})),
  };
  const run = await waitFor(withClock(2 * minute, course), '--stable-for', '3s', '--timeout', '60s');
  expect(run).toMatchObject({exit: 0});
});

describe('since when', () => {
  // a laptop that slept
  test('a pod that is made in the future is well', async () => {
    const future = pod(source, {born: at(3600), containers: [up(at(3600))]});
    expect(await look(flux(future))).toMatchObject({
      state: 'enabled',
      pods: {'8jzlr': {status: 'Running', ready: '1/1', restarts: 0, health: 'ok'}},
    });
  });

  // piraeusdatastore/piraeus#21, fluxcd/source-controller#317
  test.each([
    ['a moment ago', '8s', 'installing', 'progressing'],
    ['long ago', '10m', oneOf('degraded', 'failing'), oneOf('degraded', 'failed')],
  ])('a pod of 30 days lost its readiness %s', async (_name, span, state, health) => {
    const conditions = [condition('Ready', 'False', ago(span)), condition('ContainersReady', 'False', ago(span))];
    const lost = pod(source, {containers: [unready(ago('30d'))], status: {conditions}});
    expect(await look(flux(lost))).toMatchObject({
      state,
      pods: {'8jzlr': {status: 'Running', ready: '0/1', restarts: 0, health}},
    });
  });

  // kubernetes/kubernetes#30785, #72157, kubernetes/website#31596
  const silentNode = flux(
    pod(source, {
      status: {conditions: [condition('Ready', 'False', ago('6m')), condition('ContainersReady', 'True', ago('1h'))]},
    }),
  );

  test('a node that no longer reports is the fault of no probe', async () => {
    expect(await look(silentNode)).toMatchObject({
      state: oneOf('degraded', 'failing'),
      pods: {
        '8jzlr': {
          status: 'Running',
          ready: '1/1',
          restarts: 0,
          health: oneOf('degraded', 'failed'),
          hint: says(/node/, /readiness probe/),
        },
      },
    });
  });

  test('a wait counts from then', async () => {
    const run = await waitFor(silentNode, '--stable-for', '2s', '--timeout', '7s');
    expect(run).toMatchObject({exit: oneOf(3, 4), last: says([/source/, /for 6m/], /for 30d/)});
  });
});
