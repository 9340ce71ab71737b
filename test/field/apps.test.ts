import {describe, expect, test} from 'vitest';
import {type Course, look, neverSays, says, waitFor} from './play.ts';
import {ago, at, flux, fluxWithout, pod, up} from './pods.ts';

// Which controllers there have to be, and which of them a pod is of.

const all = 'source-controller,kustomize-controller,helm-controller,notification-controller';
// fluxcd/flux2#3800, #3879, fluxcd/terraform-provider-flux#470
const onlyNotification = [pod('notification-controller', {born: ago('4m'), containers: [up(ago('4m'))]})];

// stefanprodan/flux-aio#52, fluxcd/flux2#5992
const componentLabels = all.split(',').map(app =>
  pod(app, {
    hash: '5b8c7d9f6',
    born: ago('1h'),
    containers: [up(ago('1h'))],
    meta: {
      labels: {
        'app.kubernetes.io/name': 'flux',
        'app.kubernetes.io/component': app,
        'app.kubernetes.io/instance': 'flux-system',
        'app.kubernetes.io/part-of': 'flux',
        'pod-template-hash': '5b8c7d9f6',
      },
    },
  }),
);
const late = {
  0: [],
  4: flux(pod('source-controller', {born: at(3), containers: [up(at(4))]})),
};

describe('a look', () => {
  const notEnabled = {state: neverSays(/^enabled$/)};
  test.each<[name: string, played: Course, expected: object]>([
    ['nothing of Flux works without source-controller', onlyNotification, notEnabled],
    ['nor with three others', fluxWithout('source-controller'), notEnabled],
    ['source-controller alone may be all that is wanted', [pod('source-controller')], {state: 'enabled', total: 1}],
    ['no pod at all', late, notEnabled],
    ['the component tells the app', componentLabels, {state: 'enabled', total: 4}],
    // kubernetes/kubectl#1284, helm/helm#8660
    ['an upgrade that nothing is seen of yet', flux(), {state: 'enabled'}],
  ])('%s', async (_name, played, expected) => {
    expect(await look(played)).toMatchObject({exit: 0, ...expected});
  });
});

describe('a wait', () => {
  test('is not over without source-controller', async () => {
    expect(await waitFor(onlyNotification, '--stable-for', '2s', '--timeout', '7s')).toMatchObject({exit: 4});
  });

  test('finds the apps of --expect by their component', async () => {
    const run = await waitFor(componentLabels, '--expect', all, '--stable-for', '2s', '--timeout', '9s');
    expect(run).toMatchObject({exit: 0});
  });

  test('names an app of --expect that does not come', async () => {
    const expected = 'source-controller,image-automation-controller';
    const run = await waitFor(flux(), '--expect', expected, '--stable-for', '2s', '--timeout', '9s');
    expect(run).toMatchObject({exit: 4, last: says(/image-automation-controller/)});
  });

  // ReplicaSet FailedCreate (a quota, a webhook), fluxcd/flux2#829
  test('misses a controller that was there a moment ago', async () => {
    const course = {0: flux(), 3: fluxWithout('kustomize-controller')};
    expect(await look(course)).toMatchObject({state: 'enabled'});
    const run = await waitFor(course, '--stable-for', '7s', '--timeout', '17s');
    expect(run).toMatchObject({exit: 4, last: says(/kustomize/)});
  });

  test('is over when that controller has come back', async () => {
    const back = pod('kustomize-controller', {id: '282f7', born: at(9), containers: [up(at(10))]});
    const course = {0: flux(), 3: fluxWithout('kustomize-controller'), 10: flux(back)};
    const run = await waitFor(course, '--stable-for', '7s', '--timeout', '60s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(17);
  });

  // kubernetes/kubernetes#75227
  test('waits over an empty list', async () => {
    const run = await waitFor(late, '--stable-for', '3s', '--timeout', '15s');
    expect(run.exit).toBe(0);
    expect(run.seconds).toBeGreaterThanOrEqual(6.5);
  });
});
