import {describe, expect, test} from 'vitest';
import {testNow} from '../../helpers/pods.ts';
import {type Course, runWaiting} from './virtual-wait.ts';
import {answers, creating, list, podJson, polls, pulling, refusal, running} from './wait-answers.ts';

describe('0: every cluster is enabled', () => {
  test('already done: asked at once, and again as soon as it has held for --stable-for', async () => {
    const {code, seconds, lines, stderr, server} = await runWaiting(['--stable-for', '12s', '--interval', '5m'], {
      scenario: 'enabled',
    });
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    expect(polls(server).map(({at}) => (at - testNow) / 1000)).toEqual([0, 12]);
    expect(seconds).toBe(12);
    expect(lines).toEqual(['prod-b enabled 4/4', 'done: GitOps is enabled, stable for 12s: prod-b 4/4']);
  });

  test('a rollout is followed to its end, one line a change', async () => {
    const {code, verdict, stdout} = await runWaiting([], {scenario: 'installing'});
    expect(code).toBe(0);
    expect(verdict).toBe('done: GitOps is enabled, stable for 10s: prod-a 6/6');
    expect(stdout).toMatch(/^2026-11-23T08:00:\d\dZ prod-a source-controller-\S+ ContainerCreating -> Running$/m);
    expect(stdout).toMatch(/^[\n\u0020-\u007e]+$/);
  });

  test('several clusters: when the last of them is', async () => {
    const {code, verdict, seconds} = await runWaiting(['prod-b', 'prod-a'], {scenario: 'rollout'});
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThan(60);
    expect(verdict).toBe('done: GitOps is enabled, stable for 10s: prod-b 4/4, prod-a 6/6');
  });

  test('the apps of --expect are there', async () => {
    const course = answers({
      0: list(podJson(running)),
      30: list(podJson(running), podJson(running, {app: 'helm-controller'})),
    });
    const {code, seconds} = await runWaiting(
      ['--expect', 'source-controller,helm-controller'],
      {scenario: 'enabled'},
      course,
    );
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThanOrEqual(40);
  });

  test('an empty list is waited over, and so is GitOps that is not enabled yet', async () => {
    const course = answers({0: refusal(400, 'UCS.00060003'), 20: list(), 60: list(podJson(running))});
    const {code, seconds} = await runWaiting([], {scenario: 'enabled'}, course);
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThanOrEqual(70);
  });

  test('UCS announcing it without a list is taken at its word', async () => {
    const course = answers({0: refusal(400, 'UCS.00060002')});
    const {code, verdict} = await runWaiting([], {scenario: 'enabled'}, course);
    expect(code).toBe(0);
    expect(verdict).toBe('done: GitOps is enabled, stable for 10s: prod-b');
  });

  test('a restart begins the time anew', async () => {
    const course = answers({0: list(podJson(running)), 4: list(podJson(running, {restarts: 1}))});
    const {code, seconds} = await runWaiting(['--interval', '2s'], {scenario: 'enabled'}, course);
    expect(code).toBe(0);
    expect(seconds).toBeGreaterThanOrEqual(14);
  });

  test.each([
    ['a failed poll', '503-html'],
    ['a refused connection', 'refuse'],
    ['a page in the place of the answer', 'html'],
    ['throttling', '429-retry-after'],
  ])('%s in between is no failure', async (_case, fault) => {
    const {code, stdout} = await runWaiting(['--interval', '2s'], {scenario: 'enabled'}, (seconds, server) =>
      seconds === 3 || seconds === 6 ? server.setFault(seconds === 3 ? fault : null) : undefined,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/live again after/);
  });

  test('a pod that fails for less than the grace is no failure', async () => {
    const course = answers({
      0: list(podJson(creating, {age: 0})),
      10: list(podJson(pulling, {age: 0})),
      50: list(podJson(running, {age: 0})),
    });
    const {code, stdout} = await runWaiting([], {scenario: 'enabled'}, course);
    expect(code).toBe(0);
    expect(stdout).toContain('ContainerCreating -> ImagePullBackOff');
  });
});

describe('3: GitOps failed', () => {
  test('as soon as a pod has failed for the grace; the last line names pod, cluster, reason and what to do', async () => {
    const {code, seconds, verdict} = await runWaiting([], {scenario: 'stuck'});
    expect(code).toBe(3);
    expect(seconds).toBeGreaterThanOrEqual(60);
    expect(seconds).toBeLessThan(120);
    expect(verdict).toMatch(
      /^failed: staging helm-controller-\S+ 0\/1 (ErrImagePull|ImagePullBackOff) for \d+s: .*cluster egress/,
    );
  });

  test('later with a longer --fail-grace', async () => {
    const {code, seconds} = await runWaiting(['--fail-grace', '3m'], {scenario: 'stuck'});
    expect(code).toBe(3);
    expect(seconds).toBeGreaterThanOrEqual(180);
  });

  test('at once with --fail-fast', async () => {
    const course = answers({0: list(podJson(creating, {age: 0})), 9: list(podJson(pulling, {age: 0}))});
    const {code, seconds} = await runWaiting(['--fail-fast'], {scenario: 'enabled'}, course);
    expect({code, seconds}).toEqual({code: 3, seconds: 10});
  });

  test('one of several is enough', async () => {
    const {code, verdict} = await runWaiting(['prod-b', 'legacy', 'edge-1', 'prod-a'], {scenario: 'rollout'});
    expect(code).toBe(3);
    expect(verdict).toMatch(/^failed: edge-1 kustomize-controller-\S+ \d\/1 CrashLoopBackOff for \d+s: /);
  });
});

describe('4: timed out, and the last line says why', () => {
  const good = list(podJson(running));
  test.each<[string, readonly string[], Course, RegExp]>([
    [
      'a pod is not ready',
      [],
      answers({0: list(podJson(creating, {age: 0}))}),
      /^timed out after 3m: prod-b source-controller-abc-12345 0\/1 ContainerCreating for 3m: is taking long/,
    ],
    [
      'GitOps is not enabled (400)',
      [],
      answers({0: refusal(400, 'UCS.00060003')}),
      /^timed out after 3m: prod-b: GitOps is not enabled on it$/,
    ],
    [
      'GitOps is not enabled (404)',
      [],
      answers({0: {status: 404, body: 'GitOps is not enabled'}}),
      /^timed out after 3m: prod-b: GitOps is not enabled on it$/,
    ],
    ['the list stays empty', [], answers({0: list()}), /^timed out after 3m: prod-b: the list of pods is empty$/],
    [
      'an expected app does not come',
      ['--expect', 'source-controller,helm-controller'],
      answers({0: good}),
      /^timed out after 3m: prod-b: no pod of helm-controller for \S+: check /,
    ],
    [
      'an expected version does not come',
      ['--expect', 'source-controller=v1.5.0'],
      answers({0: list(podJson(running, {image: 'ghcr.io/fluxcd/source-controller:v1.4.1'}))}),
      /^timed out after 3m: prod-b: source-controller runs v1.4.1, not v1.5.0$/,
    ],
    [
      'an announcement does not name what is expected',
      ['--expect', 'helm-controller'],
      answers({0: refusal(400, 'UCS.00060002')}),
      /^timed out after 3m: prod-b: no pod of helm-controller for \S+: check /,
    ],
    [
      'the list cannot be read whole',
      [],
      (seconds, server) => (seconds === 0 ? server.setFault('continue-repeats', 'prod-b') : undefined),
      /^timed out after 3m: prod-b: the list of pods is not complete: /,
    ],
    [
      'it restarts again and again',
      ['--interval', '2s'],
      (seconds, server) => server.answer('*', list(podJson(running, {restarts: Math.floor(seconds / 8)}))),
      /^timed out after 3m: prod-b: done for \d+s of 10s$/,
    ],
    [
      'after good answers there were no more',
      [],
      (seconds, server) => (seconds === 2 ? server.setFault('refuse') : undefined),
      /^timed out after 3m: prod-b: last answer 3m ago: the connection was refused/,
    ],
    [
      'after good answers the cluster is not known any more',
      [],
      answers({0: list(podJson(creating)), 10: refusal(404, 'UCS.00030001')}),
      /^timed out after 3m: prod-b: last answer \S+ ago: UCS knows no such cluster/,
    ],
  ])('%s', async (_case, args, course, last) => {
    const {code, seconds, verdict} = await runWaiting(['--timeout', '3m', ...args], {scenario: 'enabled'}, course);
    expect({code, seconds}).toEqual({code: 4, seconds: 180});
    expect(verdict).toMatch(last);
  });

  test('of several clusters, that with the worst pod; the others by name', async () => {
    const {code, verdict} = await runWaiting(['--timeout', '3m', '--fail-grace', '1h'], {scenario: 'rollout'});
    expect(code).toBe(4);
    expect(verdict).toMatch(
      /^timed out after 3m: (staging|edge-1) \S+-controller-\S+ 0\/1 .*; also not done: (staging|edge-1), sample, legacy$/,
    );
  });

  test('one without any answer does not hide another that progresses', async () => {
    const {code, verdict} = await runWaiting(
      ['legacy', 'prod-b', '--timeout', '2m'],
      {scenario: 'rollout'},
      (_, {setFault}) => setFault('503-html', 'prod-b'),
    );
    expect(code).toBe(4);
    expect(verdict).toBe('timed out after 2m: legacy: GitOps is not enabled on it; also not done: prod-b');
  });
});
