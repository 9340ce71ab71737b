import {describe, expect, test} from 'vitest';
import {look, oneOf, says, waitFor, watch} from './play.ts';
import {ago, at, exit, flux, loops, type PodOptions, pod, unready, up, waits} from './pods.ts';

// What is well at this moment is not stable yet when it was not a moment ago; what is long over is over.

const source = 'source-controller';
const helm = 'helm-controller';
const since2d = (options: PodOptions) => pod(source, {born: ago('2d'), ...options});
/** A run that began then after this many restarts; the one before ended so. */
const again = (since: string, restartCount: number, lastState: ReturnType<typeof exit>) =>
  up(since, {restartCount, lastState});

// fluxcd/source-controller#192, fluxcd/flux2#2045
const killedEveryQuarter = flux(
  pod(helm, {
    born: ago('2d'),
    containers: [again(ago('2m'), 191, exit(137, ago('125s'), {reason: 'OOMKilled', startedAt: ago('6m')}))],
  }),
);

describe('a look', () => {
  test('killed for its memory again and again: it will be killed again', async () => {
    expect(await look(killedEveryQuarter)).toMatchObject({
      state: oneOf('degraded', 'failing'),
      pods: {
        '5986x': {
          status: 'Running',
          ready: '1/1',
          restarts: 191,
          health: oneOf('degraded', 'failed'),
          hint: says(/memory/),
        },
      },
    });
  });

  test.each([
    // stefanprodan/flux-aio#52
    ['12,345 restarts, the last of them 20 days ago', '200d', again(ago('20d'), 12_345, exit(1, ago('20d')))],
    ['one restart, a day ago', '30d', again(ago('1d'), 1, exit(137, ago('1d'), {reason: 'OOMKilled'}))],
  ])('%s', async (_name, age, container) => {
    expect(await look(flux(pod(source, {born: ago(age), containers: [container]})))).toMatchObject({
      state: 'enabled',
      pods: {'8jzlr': {status: 'Running', ready: '1/1', restarts: container['restartCount'], health: 'ok'}},
    });
  });
});

describe('a wait is not over', () => {
  test('with a controller that is killed every quarter of an hour', async () => {
    const run = await waitFor(killedEveryQuarter, '--stable-for', '2s', '--timeout', '7s');
    expect(run).toMatchObject({exit: oneOf(3, 4)});
  });

  // piraeusdatastore/piraeus#21, fluxcd/source-controller#317
  test('with a readiness that comes and goes, though it has come for now', async () => {
    const ready = flux(since2d({containers: [up(ago('2d'))]}));
    const lost = flux(since2d({containers: [unready(ago('2d'))]}));
    const course = {0: ready, 2.6: lost, 5.2: ready, 7.8: lost, 10.4: ready, 13: lost, 15.6: ready};
    const run = await waitFor(course, '--stable-for', '3s', '--timeout', '24s');
    expect(run).toMatchObject({exit: oneOf(3, 4)});
  });

  // fluxcd/flux2#3813
  test('with restarts that no poll sees, and the last line says why', async () => {
    const step = (second: number, restarts: number) =>
      flux(since2d({containers: [again(at(second), restarts, exit(1, at(Math.max(0, second - 1))))]}));
    const course = {0: step(0, 5), 6: step(6, 6), 12: step(12, 7), 18: step(18, 8)};
    const run = await waitFor(course, '--stable-for', '3s', '--timeout', '15s');
    expect(run).toMatchObject({exit: oneOf(3, 4), last: says([/source/, /restart|exit|crash|error/])});
  });
});

describe('a wait begins its --stable-for anew', () => {
  test('with a pod that takes the place of another', async () => {
    const next = pod('kustomize-controller', {id: '282f7', born: at(5), containers: [up(at(6))]});
    const run = await waitFor({0: flux(), 6: flux(next)}, '--stable-for', '7s', '--timeout', '22s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(13);
  });

  test('with a restart, even if every poll sees the container ready', async () => {
    const restarted = since2d({containers: [again(at(5), 1, exit(1, at(4)))]});
    const course = {0: flux(since2d({containers: [up(ago('2d'))]})), 5: flux(restarted)};
    const run = await waitFor(course, '--stable-for', '7s', '--timeout', '5m');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(12);
  });
});

describe('what was failing before the wait has the grace from its start', () => {
  const missing = waits('CreateContainerConfigError', 'secret "sops-age" not found');
  const failing = flux(pod(source, {born: ago('3h'), containers: [missing]}));
  const mended = flux(pod(source, {born: ago('3h'), containers: [up(at(6))]}));

  // argoproj/argo-cd#733, #26173, akuity/kargo#6431
  test('a look says that it fails', async () => {
    const expected = {status: 'CreateContainerConfigError', ready: '0/1', restarts: 0, hint: says(/sops-age/)};
    expect(await look(failing)).toMatchObject({
      state: 'failing',
      pods: {'8jzlr': expected},
    });
  });

  test('it is mended in time', async () => {
    const run = await waitFor({0: failing, 6: mended}, '--stable-for', '3s', '--timeout', '20s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(9);
  });

  test('it is not mended', async () => {
    const run = await waitFor(failing, '--fail-grace', '4s', '--timeout', '20s');
    expect(run).toMatchObject({exit: 3, last: says(/sops-age/)});
    expect(run.seconds).toBeGreaterThanOrEqual(4);
  });

  test('nobody wants to wait', async () => {
    expect(await waitFor({0: failing, 6: mended}, '--fail-fast')).toMatchObject({exit: 3, seconds: 0});
  });
});

test('a crash loop is failing between its crashes, too', async () => {
  const crashed = (restarts: number, second: number) => loops(restarts, exit(1, at(second)));
  const step = (container: ReturnType<typeof up>) => flux(since2d({containers: [container]}));
  const course = {
    0: step(loops(9, exit(1, ago('4m')))),
    4: step(again(at(3), 10, exit(1, ago('4m')))),
    10: step(crashed(10, 9)),
    16: step(again(at(15), 11, exit(1, at(9)))),
    22: step(crashed(11, 21)),
  };
  const {output} = await watch(course, 30);
  expect(output).toMatch(/failing/);
  expect(output).not.toMatch(/\b(enabled|installing|degraded)\b/);
});

test('a readiness that comes and goes is told once a round, and why it is degraded', async () => {
  const ready = flux(since2d({containers: [up(ago('2d'))]}));
  const lost = flux(since2d({containers: [unready(ago('2d'))]}));
  const course = {0: ready, 4: lost, 8: ready, 12: lost, 16: ready, 20: lost, 24: ready, 28: lost, 32: ready};
  const {lines} = await watch(course, 36);
  expect(lines.map(line => line.replace(/^.*?(?=ready|state|lost|enabled)/, ''))).toEqual([
    'enabled 4/4',
    'ready 1/1 -> 0/1',
    'state enabled -> installing',
    'ready 0/1 -> 1/1',
    'state installing -> enabled',
    'ready 1/1 -> 0/1',
    'state enabled -> installing',
    'ready 0/1 -> 1/1',
    'state installing -> enabled',
    'ready 1/1 -> 0/1: lost its readiness 3 times in the last 60m: check its readiness probe (timeout, load) and its log',
    'state enabled -> degraded',
    'lost its readiness again',
  ]);
});
