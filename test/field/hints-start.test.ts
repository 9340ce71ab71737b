import {describe, expect, test} from 'vitest';
import {type Course, get, look, neverSays, oneOf, says, waitFor} from './play.ts';
import {ago, ended, exit, flux, loops, type PodOptions, pod, unready, up, waits} from './pods.ts';

// Why a container does not start, or does not stay up.

const source = 'source-controller';
const because = (born: string, options: PodOptions) => flux(pod(source, {born: ago(born), ...options}));
const misconfigured = (message: string) => because('6m', {containers: [waits('CreateContainerConfigError', message)]});
const crashed = (restarts: number, end: ReturnType<typeof exit>) =>
  because('20m', {containers: [loops(restarts, end)]});
const configError = {status: 'CreateContainerConfigError', ready: '0/1', restarts: 0};
const crashLoop = {status: 'CrashLoopBackOff', ready: '0/1'};
const unwell = oneOf('degraded', 'failing');
const noSecret = /\bsecrets?\b|configmap/;
const noMemory = /memory limit|raise (its|the) (memory|limit)/;

const missingSecret = misconfigured('secret "sops-age" not found');
const sidecar = because('15m', {
  containers: [up(ago('15m')), unready(ago('15m'), {name: 'istio-proxy'})],
});
const initCrash = loops(5, exit(1, ago('1m'), {message: 'iptables: the nat table cannot be used'}), {
  name: 'istio-init',
});

test.each<[name: string, played: Course, state: unknown, pod: object]>([
  // controlplaneio-fluxcd/flux-operator#856, fluxcd-community/helm-charts#65
  [
    'an image that runs as root, and may not',
    misconfigured('container has runAsNonRoot and image will run as root (pod: "x", container: manager)'),
    'failing',
    {...configError, hint: says(/runAsNonRoot|runAsUser|securityContext|as root/, noSecret)},
  ],
  // the kubelet's makeMounts
  [
    'a part of a volume that cannot be prepared',
    misconfigured('failed to prepare subPath for volumeMount "data" of container "manager"'),
    unwell,
    {...configError, hint: says(/subPath|volume/, noSecret)},
  ],
  ['a Secret that does not exist', missingSecret, 'failing', {...configError, hint: says([/sops-age/, /secret/])}],
  [
    'a ConfigMap that does not exist',
    misconfigured('configmap "controller-env" not found'),
    'failing',
    {...configError, hint: says([/controller-env/, /configmap/])},
  ],
  // containerd
  [
    'a runtime that takes too long',
    because('6m', {containers: [waits('CreateContainerError', 'context deadline exceeded')]}),
    unwell,
    {status: 'CreateContainerError', ready: '0/1', restarts: 0, hint: says(/node|runtime/)},
  ],
  // terminationMessagePolicy FallbackToLogsOnError
  [
    'the end of the log tells the cause',
    crashed(6, exit(1, ago('1m'), {startedAt: ago('70s'), message: 'dial tcp 10.247.0.1:443: i/o timeout'})),
    'failing',
    {...crashLoop, restarts: 6, hint: says(/i\/o timeout|10\.247\.0\.1/)},
  ],
  // pl4nty/cloudflare-kubernetes-gateway#123
  [
    'the command is not in the image',
    crashed(6, exit(128, ago('1m'), {reason: 'StartError', message: 'exec: "/manager": no such file or directory'})),
    unwell,
    {...crashLoop, restarts: 6, hint: says(/\/manager|no such file/)},
  ],
  // kubevela/kubevela#1381, fluxcd/source-controller#1290: it ends cleanly on SIGTERM.
  [
    'its liveness probe stops it every 30 seconds',
    crashed(9, exit(0, ago('126s'), {startedAt: ago('156s')})),
    'failing',
    {...crashLoop, restarts: 9, hint: says(/liveness|stopp|told to stop|SIGTERM/, /RBAC|cannot reach/)},
  ],
  // kubernetes/kubernetes#131530
  [
    'killed for its memory, with exit code 0',
    because('1h', {phase: 'Succeeded', containers: [ended(exit(0, ago('1m'), {reason: 'OOMKilled'}))]}),
    unwell,
    {status: 'OOMKilled', ready: '0/1', restarts: 0, hint: says(/memory/)},
  ],
  // kubernetes/kubernetes#140716, #140718
  [
    'killed for its memory, with the exit code of a drain',
    crashed(1, exit(143, ago('5s'), {reason: 'OOMKilled'})),
    neverSays(/^enabled$/),
    {...crashLoop, restarts: 1, health: neverSays(/^ok$/)},
  ],
  // kubernetes/kubernetes#140716: 137 is what the kubelet puts where it knows nothing (kubelet_pods.go).
  [
    'nobody knows how it ended while its node was away',
    crashed(1, exit(137, null, {reason: 'ContainerStatusUnknown', startedAt: null})),
    unwell,
    {...crashLoop, restarts: 1, hint: says(/node/, noMemory)},
  ],
  // istio/istio#16481
  [
    'an init container crashes',
    because('15m', {
      initContainers: [initCrash],
      containers: [waits('PodInitializing'), waits('PodInitializing', undefined, {name: 'istio-proxy'})],
      phase: 'Pending',
    }),
    'failing',
    {status: 'Init:CrashLoopBackOff', ready: '0/2', restarts: 5, hint: says(/istio-init/)},
  ],
  // istio/istio#25086
  [
    'a sidecar is not ready',
    sidecar,
    'degraded',
    {status: 'Running', ready: '1/2', restarts: 0, hint: says(/istio-proxy/)},
  ],
])('%s', async (_name, played, state, told) => {
  expect(await look(played)).toMatchObject({state, pods: {'8jzlr': told}});
});

test.each([
  ['of the run before, in a crash loop', 'manager', loops(6, exit(1, ago('1m'))), [/ -p\b|--previous/], []],
  ['of this run, where there was none before', 'istio-proxy', unready(ago('20m')), [], [/ -p\b|--previous/]],
])('the log is one command away: that %s', async (_name, name, container, what, never) => {
  const others = [up(ago('20m'), {name: 'other'})];
  const {pods} = await look(because('20m', {containers: [{...container, name}, ...others]}));
  const command = [
    /kubectl .*logs?\b.* source-controller-97bdcd8cf-8jzlr/,
    / -n flux-system/,
    new RegExp(` -c ${name}`),
  ];
  expect(pods?.['8jzlr']?.hint).toEqual(says([...command, ...what], never));
});

test('an init container is in the report', async () => {
  const {pods} = await look(because('15m', {initContainers: [initCrash], containers: [waits('PodInitializing')]}));
  expect(JSON.stringify(pods?.['8jzlr'])).toContain('"istio-init"');
});

test('the wide table names the sidecar', async () => {
  expect((await get(sidecar, 'wide')).stdout).toMatch(/1\/2 .*istio-proxy/i);
});

test('a wait fails for a Secret that does not come', async () => {
  const run = await waitFor(missingSecret, '--stable-for', '2s', '--fail-grace', '2s', '--timeout', '9s');
  expect(run).toMatchObject({exit: 3});
});

// fluxcd/flux2#5880, #4423, fluxcd/source-controller#326, #272: only the leader is ready, by design.
describe('one of two replicas is not ready', () => {
  const replica = (id: string, container: ReturnType<typeof up>) =>
    pod(source, {id, born: ago('45m'), containers: [container]});
  const leader = replica('vtwtf', up(ago('45m')));
  const standby = unready(ago('45m'));

  test('it waits to be leader', async () => {
    const {state, pods} = await look(flux(leader, replica('gd4bv', standby)));
    expect(state).toBe('enabled');
    expect(pods).toMatchObject({
      vtwtf: {status: 'Running', ready: '1/1', restarts: 0, health: 'ok'},
      gd4bv: {status: 'Running', ready: '0/1', restarts: 0, health: 'ok', superseded: false},
    });
  });

  test('it is told as standby beside the columns of kubectl', async () => {
    const pods = flux(leader, replica('gd4bv', standby));
    expect((await get(pods, 'wide')).stdout).toMatch(/gd4bv +0\/1 +Running +0 .* standby$/m);
    expect((await get(pods, 'table')).stdout).toMatch(/gd4bv +0\/1 +Running +0 +45m$/m);
  });

  test.each([
    ['it has crashed', leader, unready(ago('20m'), {restartCount: 3, lastState: exit(1, ago('20m'))})],
    ['there is no leader', replica('vtwtf', standby), standby],
  ])('%s', async (_name, other, container) => {
    expect(await look(flux(other, replica('gd4bv', container)))).toMatchObject({
      state: unwell,
      pods: {gd4bv: {status: 'Running', ready: '0/1', health: oneOf('degraded', 'failed')}},
    });
  });
});
