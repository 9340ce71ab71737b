import {expect, onTestFinished, test} from 'vitest';
import {printChanges} from '../../../source/commands/monitor/lines.ts';
import {listFailed, tick} from '../../../source/monitor/store/actions.ts';
import {noteQuiet} from '../../../source/monitor/store/endpoint.ts';
import {createMonitorStore} from '../../../source/monitor/store/store.ts';
import {ucsFailure} from '../../../source/ucs/errors/words.ts';
import {startPlay} from '../../demo/virtual-play.ts';
import {createFastClock} from '../../helpers/fast-clock.ts';
import {container, minute, pod, running, second, testNow, waiting} from '../../helpers/pods.ts';
import {runProgram} from '../../helpers/run-cli.ts';
import {answerWith, type Script, scriptFor} from '../../helpers/screens.tsx';
import {until} from '../../helpers/until.ts';

function linesOf(play: (script: Script) => void, at = testNow): readonly string[] {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  const lines: string[] = [];
  const stop = printChanges(
    store,
    () => at,
    line => void lines.push(line),
  );
  play(scriptFor(store));
  stop();
  return lines;
}

const creating = pod({
  phase: 'Pending',
  containers: [container({state: waiting('ContainerCreating'), ready: false})],
  createdAt: testNow,
  startTime: testNow,
});
const ready = pod({containers: [container({state: running(testNow)})], createdAt: testNow, startTime: testNow});
const pulling = pod({
  phase: 'Pending',
  containers: [container({state: waiting('ImagePullBackOff', 'not found'), ready: false})],
  createdAt: testNow,
  startTime: testNow,
});

test('the first look tells the state and what is not ready', () => {
  expect(
    linesOf(({clusters, answer}) => {
      clusters('prod-a');
      answer('prod-a', answerWith([creating]));
    }),
  ).toEqual([
    '2026-11-23T08:00:00Z prod-a installing 0/1',
    '2026-11-23T08:00:00Z prod-a source-controller-97bdcd8cf-5fs52 0/1 ContainerCreating',
  ]);
});

test('then one line a change, with a hint where there is something to do', () => {
  const lines = linesOf(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([creating]));
    answer('prod-a', answerWith([pulling]), testNow + 5 * second);
    answer('prod-a', answerWith([pulling]), testNow + 10 * second);
    answer('prod-a', answerWith([ready]), testNow + 15 * second);
  });
  expect(lines.slice(2).map(line => line.replace(/^\S+ prod-a /, ''))).toEqual([
    'source-controller-97bdcd8cf-5fs52 ContainerCreating -> ImagePullBackOff: the registry has no such image: check its name and tag; image fluxcd/source-controller:v1.4.1 from swr.cn-north-4.myhuaweicloud.com; the kubelet tries again within 5m',
    'state installing -> degraded',
    'source-controller-97bdcd8cf-5fs52 ImagePullBackOff -> Running',
    'source-controller-97bdcd8cf-5fs52 ready 0/1 -> 1/1',
    'state degraded -> enabled',
  ]);
});

test('a pull that fails again and again is told once', () => {
  const pull = (reason: string) => pod({...pulling, containers: [container({state: waiting(reason, 'not found')})]});
  const lines = linesOf(({clusters, answer}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([creating]));
    for (const [round, reason] of ['ErrImagePull', 'ImagePullBackOff', 'ErrImagePull', 'ImagePullBackOff'].entries()) {
      answer('prod-a', answerWith([pull(reason)]), testNow + (round + 1) * minute);
    }
  });
  expect(lines.filter(line => line.includes('ImagePull'))).toEqual([
    expect.stringContaining('ContainerCreating -> ErrImagePull'),
  ]);
});

test('an outage is one line, and its end another', () => {
  const down = ucsFailure({kind: 'network', message: 'connection refused', hint: 'Check --endpoint.'});
  const lines = linesOf(({clusters, answer, fail}) => {
    clusters('prod-a');
    answer('prod-a', answerWith([ready]));
    fail('prod-a', down, testNow - minute);
    fail('prod-a', down, testNow);
    answer('prod-a', answerWith([ready]), testNow);
  });
  expect(lines.slice(1).map(line => line.replace(/^\S+ /, ''))).toEqual([
    'prod-a stale: connection refused. Check --endpoint.',
    'prod-a live again after 60s',
  ]);
});

test('a list of clusters that cannot be read is told once', () => {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  const lines: string[] = [];
  onTestFinished(
    printChanges(
      store,
      () => testNow,
      line => void lines.push(line),
    ),
  );
  const down = ucsFailure({kind: 'network', message: 'connection refused', hint: 'Check --endpoint.'});
  listFailed(store, down, testNow);
  listFailed(store, down, testNow + second);
  expect(lines).toEqual(['2026-11-23T08:00:00Z clusters unreachable: connection refused. Check --endpoint.']);
});

const unauthorised = ucsFailure({kind: 'auth', message: 'the token has expired', hint: 'Get a new one.'});
const throttled = ucsFailure({kind: 'throttled', message: 'throttled (HTTP 429)', hint: 'Ask less often.'});

test('a 401 is told once, not for every cluster that meets it, and so is its end', () => {
  const lines = linesOf(({clusters, answer, fail}) => {
    clusters('prod-a', 'prod-b');
    answer('prod-a', answerWith([ready]));
    answer('prod-b', answerWith([ready]));
    fail('prod-b', unauthorised, testNow - minute);
    fail('prod-a', unauthorised, testNow - minute);
    answer('prod-a', answerWith([ready]));
    answer('prod-b', answerWith([ready]));
  });
  expect(lines.slice(2).map(line => line.replace(/^\S+ /, ''))).toEqual([
    'prod-b auth: the token has expired. Polling stops for all clusters. Get a new one.',
    'prod-b live again after 60s',
  ]);
});

test('a 429 is told once for as long as it lasts', () => {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  const lines: string[] = [];
  onTestFinished(
    printChanges(
      store,
      () => testNow,
      line => void lines.push(line.replace(/^\S+ /, '')),
    ),
  );
  const {clusters, fail} = scriptFor(store);
  clusters('prod-a', 'prod-b', 'prod-c');
  fail('prod-a', throttled);
  const {message, hint} = throttled;
  noteQuiet(store, {clusterId: 'prod-a', message, hint, from: testNow, until: testNow + minute});
  fail('prod-b', throttled);
  tick(store, testNow + minute);
  fail('prod-c', throttled);
  expect(lines).toEqual([
    'prod-a throttled: throttled (HTTP 429). Ask less often.',
    'prod-c throttled: throttled (HTTP 429). Ask less often.',
  ]);
});

test('a list of clusters that can be read again is told', () => {
  const store = createMonitorStore({now: testNow, intervalMs: 5000});
  listFailed(store, unauthorised, testNow - minute);
  const lines: string[] = [];
  onTestFinished(
    printChanges(
      store,
      () => testNow,
      line => void lines.push(line),
    ),
  );
  scriptFor(store).clusters('prod-a');
  expect(lines).toEqual(['2026-11-23T08:00:00Z clusters listed again after 60s']);
});

test('clusters that leave the list, join it or have another name are told, by their names', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(end => ({id: `id-${end}`, name: `prod-${end}`}));
  const lines = linesOf(({clusters, answer}) => {
    clusters(a ?? '', b ?? '');
    answer('id-a', answerWith([ready]));
    clusters({id: 'id-b', name: 'prod-east'}, c ?? '');
    clusters({id: 'id-b', name: 'prod-east'}, c ?? '');
  });
  expect(lines.map(line => line.replace(/^\S+ /, ''))).toEqual([
    'prod-a enabled 1/1',
    'prod-a is no longer in the list of clusters',
    'prod-east is the new name of prod-b',
    'prod-c is new in the list of clusters',
  ]);
});

test("how far this machine's clock is off is told once", () => {
  const skewed = (clockSkewMs: number) => ({...answerWith([ready]), clockSkewMs});
  const lines = linesOf(({clusters, answer}) => {
    clusters('prod-a', 'prod-b');
    answer('prod-a', skewed(0));
    answer('prod-b', skewed(3_600_500));
    answer('prod-a', skewed(3_600_500));
    answer('prod-b', skewed(3_600_900));
  });
  expect(lines.filter(line => line.includes('clock'))).toEqual([
    "2026-11-23T08:00:00Z clock this machine's clock is 60m behind the API's: ages go by the API's",
  ]);
});

test.each([
  ['in a pipe', [], {}],
  ['in a pipe, though told to ring and to notify,', ['--bell', '--notify'], {}],
  ['with --plain', ['--plain'], {inputIsTty: true, outputIsTty: true}],
  ['for a screen reader', [], {inputIsTty: true, outputIsTty: true, env: {ACCESSIBLE: '1', LANG: 'C.UTF-8'}}],
  ['on a dumb terminal', [], {inputIsTty: true, outputIsTty: true, env: {TERM: 'dumb', LANG: 'C.UTF-8'}}],
] as const)('%s the monitor prints lines and never a control character', async (_name, args, options) => {
  const play = await startPlay({scenario: 'installing'});
  const stop = new AbortController();
  let printed = '';
  const run = runProgram(['--endpoint', play.server.url, ...args], {
    ...options,
    clock: createFastClock(),
    signal: stop.signal,
    onOutput: stdout => {
      printed = stdout;
    },
  });
  await until(
    () => printed.includes('installing'),
    () => `No first line: ${printed}`,
  );
  play.moveTo(90);
  await until(
    () => printed.includes('-> enabled'),
    () => `Not enabled: ${printed}`,
  );
  stop.abort('SIGTERM');
  const {code, stdout} = await run;
  expect(code).toBe(143);
  expect(stdout).toMatch(/^[\n\u0020-\u007e]+$/);
  expect(
    stdout
      .split('\n')
      .filter(Boolean)
      .every(line => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S+ /.test(line)),
  ).toBe(true);
});
