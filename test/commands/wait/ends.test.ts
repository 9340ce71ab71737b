import {describe, expect, test} from 'vitest';
import {runProgram} from '../../helpers/run-cli.ts';
import {type Course, runWaiting} from './virtual-wait.ts';

describe('5: the credentials', () => {
  test('a 401 ends it at once, whatever was answered before', async () => {
    const {code, seconds, verdict, server} = await runWaiting([], {scenario: 'installing'}, (second, {setFault}) =>
      second === 12 ? setFault('401-json') : undefined,
    );
    expect({code, seconds}).toEqual({code: 5, seconds: 15});
    expect(verdict).toMatch(/^credentials refused: .*HTTP 401.*HW_AUTH_TOKEN/);
    expect(server.requests.filter(({status}) => status === 401)).toHaveLength(1);
  });

  test('a 401 for the list of clusters, too', async () => {
    const {code, seconds} = await runWaiting(['prod-b'], {scenario: 'enabled', fault: '401-json'});
    expect({code, seconds}).toEqual({code: 5, seconds: 0});
  });

  test('a permission that is never given', async () => {
    const {code, verdict} = await runWaiting(['--timeout', '3m'], {scenario: 'enabled', fault: '403-json'});
    expect(code).toBe(5);
    expect(verdict).toMatch(/^no usable answer in 3m: .*HTTP 403/);
  });
});

describe('6: never a good answer', () => {
  test.each(['503-html', '500-json', '429-json', 'refuse', 'reset', 'html', 'api-gone'])('%s', async fault => {
    const {code, seconds, verdict} = await runWaiting(['--timeout', '2m'], {scenario: 'enabled', fault});
    expect({code, seconds}).toEqual({code: 6, seconds: 120});
    expect(verdict).toMatch(/^no usable answer in 2m: \S+/);
  });

  test('of the pods alone', async () => {
    const {code, verdict} = await runWaiting(['--timeout', '2m'], {scenario: 'enabled'}, (_, {setFault}) =>
      setFault('503-html', 'prod-b'),
    );
    expect(code).toBe(6);
    expect(verdict).toMatch(/^no usable answer in 2m: prod-b: server error/);
  });

  test('of the only cluster that is not done', async () => {
    const {code, verdict} = await runWaiting(
      ['prod-a', 'prod-b', '--timeout', '2m'],
      {scenario: 'rollout'},
      (_, {setFault}) => setFault('503-html', 'prod-b'),
    );
    expect(code).toBe(6);
    expect(verdict).toMatch(/^no usable answer in 2m: prod-b: /);
  });
});

describe('7: no such cluster', () => {
  test('by name, on standard error', async () => {
    const {code, stdout, stderr} = await runWaiting(['prod-c'], {scenario: 'enabled'});
    expect({code, stdout}).toEqual({code: 7, stdout: ''});
    expect(stderr).toBe('ucs-gitops: no cluster is named "prod-c"\nDid you mean prod-b?\n');
  });

  test('by id', async () => {
    const {code, seconds, verdict} = await runWaiting(['11111111-2222-3333-4444-555555555555'], {scenario: 'enabled'});
    expect({code, seconds}).toEqual({code: 7, seconds: 0});
    expect(verdict).toMatch(/^not found: 11111111: UCS knows no such cluster/);
  });

  test('an account without any', async () => {
    const {code, stderr} = await runWaiting([], {scenario: 'enabled'}, (_, server) =>
      server.answer('/v1/clusters', {status: 200, body: '{"items":[],"total":0}'}),
    );
    expect(code).toBe(7);
    expect(stderr).toContain('this account has no cluster in UCS');
  });
});

describe('told to stop', () => {
  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ])('%s: the last line still says how far it was', async (signal, expected) => {
    const stop = new AbortController();
    const course: Course = seconds => (seconds === 90 ? stop.abort(signal) : undefined);
    const {code, verdict} = await runWaiting([], {scenario: 'not-enabled'}, course, {signal: stop.signal});
    expect(code).toBe(expected);
    expect(verdict).toBe('stopped after 90s: legacy: GitOps is not enabled on it');
  });

  test('a reader that goes away is no success', async () => {
    const stop = new AbortController();
    const course: Course = seconds => (seconds === 5 ? stop.abort('EPIPE') : undefined);
    const {code, stderr} = await runWaiting([], {scenario: 'not-enabled'}, course, {signal: stop.signal});
    expect(code).toBe(1);
    expect(stderr).toBe('ucs-gitops: nobody reads the output any more: the wait was given up\n');
  });
});

test('2: wrong usage', async () => {
  expect(await runProgram(['wait', '--fail-fast', '--fail-grace', '5s'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'ucs-gitops: --fail-fast and --fail-grace exclude each other\nGive one of them.\n',
  });
});

test('a minute without a change has a line for each cluster that is waited for', async () => {
  const {lines} = await runWaiting(['sample', 'prod-b', '--timeout', '150s'], {scenario: 'rollout'});
  const beats = lines.filter(line => / \d+% \(/.test(line));
  expect(beats).toEqual([
    'sample degraded 0/1 25% (source-controller ContainerCreating 383d)',
    'sample degraded 0/1 25% (source-controller ContainerCreating 383d)',
  ]);
});

test.each([
  ['--plain', ['--plain'], {}],
  ['a pipeline', [], {CI: 'true'}],
  ['a screen reader', [], {ACCESSIBLE: '1'}],
  ['a dumb terminal', [], {TERM: 'dumb'}],
])('%s: lines on a terminal, too, and never a control character', async (_case, args, env) => {
  const options = {outputIsTty: true, env: {LANG: 'C.UTF-8', ...env}};
  const {code, stdout} = await runWaiting(args, {scenario: 'enabled'}, () => {}, options);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^[\n\u0020-\u007e]+$/);
});
