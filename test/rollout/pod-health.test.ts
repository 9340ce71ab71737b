import {describe, expect, it} from 'vitest';
import type {Health} from '../../source/rollout/health.ts';
import type {Container, ContainerState, Pod} from '../../source/rollout/pod.ts';
import {
  container,
  judged,
  minute,
  running,
  second,
  terminated,
  termination,
  testNow,
  waiting,
} from '../helpers/pods.ts';

/** A pod of one container in that state, started `ago` ms before. */
function started(ago: number, state: ContainerState, parts: Partial<Container> = {}): Partial<Pod> {
  const at = testNow - ago;
  return {phase: 'Pending', createdAt: at, startTime: at, containers: [container({state, ...parts})]};
}

function young(state: ContainerState, parts: Partial<Container> = {}): Partial<Pod> {
  return started(5 * second, state, parts);
}

type Row = [name: string, parts: Partial<Pod>, health: Health, reason: string];

const unscheduled: Partial<Pod> = {
  phase: 'Pending',
  nodeName: null,
  hostIP: null,
  startTime: null,
  containers: [],
  specContainerCount: 1,
};

function unschedulable(ago: number): Partial<Pod> {
  const message = '0/3 nodes are available: 3 Insufficient cpu.';
  return {
    ...unscheduled,
    createdAt: testNow - ago,
    conditions: [{type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message}],
  };
}

describe('the class of every reason', () => {
  it.each<Row>([
    ['running and ready', {}, 'ok', 'Running'],

    ['creating', started(2 * minute - 1, waiting('ContainerCreating')), 'progressing', 'ContainerCreating'],
    ['creating for long', started(2 * minute, waiting('ContainerCreating')), 'degraded', 'ContainerCreating'],
    ['initializing', started(minute, waiting('PodInitializing')), 'progressing', 'PodInitializing'],
    ['initializing for long', started(3 * minute, waiting('PodInitializing')), 'degraded', 'PodInitializing'],
    ['no status yet', {...started(minute, running()), containers: []}, 'progressing', 'Pending'],
    ['no status for long', {...started(3 * minute, running()), containers: []}, 'degraded', 'Pending'],

    ['unschedulable', unschedulable(15 * second - 1), 'progressing', 'Unschedulable'],
    ['unschedulable for long', unschedulable(15 * second), 'degraded', 'Unschedulable'],
    ['no node yet', {...unscheduled, createdAt: testNow - second}, 'progressing', 'Pending'],
    ['no node for long', {...unscheduled, createdAt: testNow - minute}, 'degraded', 'Pending'],
    [
      'a scheduling gate',
      {
        ...unscheduled,
        createdAt: testNow,
        conditions: [{type: 'PodScheduled', status: 'False', reason: 'SchedulingGated', message: null}],
      },
      'degraded',
      'SchedulingGated',
    ],

    ['a pull that fails', young(waiting('ErrImagePull', 'dial tcp: i/o timeout')), 'degraded', 'ErrImagePull'],
    ['a pull that says nothing', young(waiting('ErrImagePull')), 'degraded', 'ErrImagePull'],
    ['no such tag', young(waiting('ErrImagePull', 'x: not found')), 'failed', 'ErrImagePull'],
    ['no such manifest', young(waiting('ErrImagePull', 'manifest unknown')), 'failed', 'ErrImagePull'],
    ['not signed in', young(waiting('ErrImagePull', '401 Unauthorized')), 'failed', 'ErrImagePull'],
    ['not allowed', young(waiting('ErrImagePull', 'pull access denied')), 'failed', 'ErrImagePull'],
    ['pulls backing off', young(waiting('ImagePullBackOff')), 'failed', 'ImagePullBackOff'],
    ['never pulled', young(waiting('ErrImageNeverPull')), 'failed', 'ErrImageNeverPull'],
    ['a malformed image', young(waiting('InvalidImageName')), 'failed', 'InvalidImageName'],
    ['image not readable', young(waiting('ImageInspectError')), 'failed', 'ImageInspectError'],
    ['registry away', young(waiting('RegistryUnavailable')), 'failed', 'RegistryUnavailable'],
    ['signature refused', young(waiting('SignatureValidationFailed')), 'failed', 'SignatureValidationFailed'],

    [
      'a Secret that is missing',
      young(waiting('CreateContainerConfigError', 'secret "git" not found')),
      'failed',
      'CreateContainerConfigError',
    ],
    [
      'a cache not filled yet',
      young(waiting('CreateContainerConfigError', 'failed to sync secret cache: timed out')),
      'progressing',
      'CreateContainerConfigError',
    ],
    ['not created', young(waiting('CreateContainerError')), 'failed', 'CreateContainerError'],
    ['not run', young(waiting('RunContainerError')), 'failed', 'RunContainerError'],
    [
      'not run because of the node',
      young(waiting('RunContainerError'), {lastTermination: termination(128)}),
      'degraded',
      'RunContainerError',
    ],
    ['not started', young(terminated(127, {reason: 'StartError'})), 'failed', 'StartError'],
    ['not started by the node', young(terminated(128, {reason: 'StartError'})), 'degraded', 'StartError'],
    ['cannot run', young(terminated(126, {reason: 'ContainerCannotRun'})), 'failed', 'ContainerCannotRun'],
    ['cannot run here', young(terminated(128, {reason: 'ContainerCannotRun'})), 'degraded', 'ContainerCannotRun'],
    ['a hook before creation', young(waiting('PreCreateHookError')), 'failed', 'PreCreateHookError'],
    ['a hook before start', young(waiting('PreStartHookError')), 'failed', 'PreStartHookError'],
    ['a hook after start', young(waiting('PostStartHookError')), 'failed', 'PostStartHookError'],
    ['a crash loop', young(waiting('CrashLoopBackOff')), 'failed', 'CrashLoopBackOff'],

    ['no sandbox', started(minute, waiting('CreatePodSandboxError')), 'degraded', 'CreatePodSandboxError'],
    ['no sandbox for long', started(3 * minute, waiting('CreatePodSandboxError')), 'failed', 'CreatePodSandboxError'],
    ['sandbox settings', started(minute, waiting('ConfigPodSandboxError')), 'degraded', 'ConfigPodSandboxError'],
    ['sandbox not stopped', started(minute, waiting('KillPodSandboxError')), 'degraded', 'KillPodSandboxError'],
    ['container not stopped', started(3 * minute, waiting('KillContainerError')), 'failed', 'KillContainerError'],
    ['runs as root', started(minute, waiting('VerifyNonRootError')), 'degraded', 'VerifyNonRootError'],
    ['init not run', started(minute, waiting('RunInitContainerError')), 'degraded', 'RunInitContainerError'],

    ['out of memory', young(terminated(137, {reason: 'OOMKilled'})), 'degraded', 'OOMKilled'],
    [
      'out of memory again',
      young(terminated(137, {reason: 'OOMKilled'}), {lastTermination: termination(137, {reason: 'OOMKilled'})}),
      'failed',
      'OOMKilled',
    ],
    ['killed', young(terminated(137)), 'degraded', 'Error'],
    ['killed again', young(terminated(137), {lastTermination: termination(137)}), 'failed', 'Error'],
    ['an error', young(terminated(1)), 'degraded', 'Error'],
    ['an error again', young(terminated(1), {lastTermination: termination(1)}), 'degraded', 'Error'],
    ['a segfault', young(terminated(139)), 'degraded', 'Error'],
    ['told to stop', young(terminated(143)), 'degraded', 'Error'],
    ['an exit code without reason', young(terminated(3, {reason: null})), 'degraded', 'ExitCode:3'],
    ['a signal without reason', young(terminated(null, {reason: null, signal: 9})), 'degraded', 'Signal:9'],
    ['an end for an unknown reason', young(terminated(1, {reason: 'Odd'})), 'degraded', 'Odd'],
    ['completed though it should run', young(terminated(0)), 'degraded', 'Completed'],
    ['no restart policy means Always', {...young(terminated(0)), restartPolicy: null}, 'degraded', 'Completed'],
    [
      'completed as it should',
      {...young(terminated(0)), phase: 'Succeeded', restartPolicy: 'OnFailure'},
      'ok',
      'Completed',
    ],
    ['succeeded though it should run', {...young(terminated(0)), phase: 'Succeeded'}, 'degraded', 'Completed'],
    ['succeeded, no containers told', {phase: 'Succeeded', containers: []}, 'degraded', 'Completed'],

    [
      'ready again a moment after a crash',
      started(59 * second, running(testNow - 59 * second), {restartCount: 3, lastTermination: termination(137)}),
      'progressing',
      'Running',
    ],
    [
      'ready for a minute after a crash',
      {
        ...started(minute, running(testNow - minute), {restartCount: 3, lastTermination: termination(137)}),
        phase: 'Running',
      },
      'ok',
      'Running',
    ],
    [
      'ready again after it ended well',
      {
        ...started(second, running(testNow - second), {restartCount: 1, lastTermination: termination(0)}),
        phase: 'Running',
      },
      'ok',
      'Running',
    ],
    ['not ready', started(minute, running(testNow - minute), {ready: false}), 'progressing', 'NotReady'],
    ['not ready for long', started(minute, running(testNow - 2 * minute), {ready: false}), 'degraded', 'NotReady'],
    [
      'containers ready, but not the pod',
      {
        containers: [container({state: running(testNow - minute)})],
        conditions: [{type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: null}],
      },
      'progressing',
      'ReadinessGatesNotReady',
    ],
    ['a container without status', {specContainerCount: 2}, 'degraded', 'NotReady'],
    ['a running pod without any status', {containers: [], startTime: testNow}, 'progressing', 'NotReady'],

    ['terminating', {deleting: true, deletionTime: testNow - minute + 1}, 'progressing', 'Terminating'],
    ['terminating beyond its time', {deleting: true, deletionTime: testNow - minute}, 'degraded', 'Terminating'],
    ['terminating, no time told', {deleting: true}, 'degraded', 'Terminating'],
    [
      'deleted after it has completed as it should',
      {...young(terminated(0)), phase: 'Succeeded', restartPolicy: 'Never', deleting: true},
      'ok',
      'Completed',
    ],
    ['deleted on a lost node', {deleting: true, statusReason: 'NodeLost'}, 'degraded', 'Unknown'],
    ['a lost node', {statusReason: 'NodeLost'}, 'degraded', 'NodeLost'],
    ['phase Unknown', {phase: 'Unknown'}, 'degraded', 'Unknown'],
    ['no phase', {phase: ''}, 'degraded', 'Unknown'],
    [
      'a container the node lost',
      young(terminated(137, {reason: 'ContainerStatusUnknown', exitCode: null})),
      'degraded',
      'ContainerStatusUnknown',
    ],

    ...['Evicted', 'Preempting', 'Shutdown', 'NodeAffinity', 'OutOfcpu', 'OutOfmemory', 'Terminated'].map(
      (reason): Row => [
        `given up: ${reason}`,
        {phase: 'Failed', statusReason: reason, containers: []},
        'degraded',
        reason,
      ],
    ),
    [
      'too slow for its deadline',
      {phase: 'Failed', statusReason: 'DeadlineExceeded', containers: []},
      'failed',
      'DeadlineExceeded',
    ],
    ['failed for good', {phase: 'Failed', containers: [container({state: terminated(1)})]}, 'failed', 'Error'],
    ['failed, no more told', {phase: 'Failed', containers: []}, 'failed', 'Failed'],
    ['failed for an unknown reason', {phase: 'Failed', statusReason: 'Odd', containers: []}, 'failed', 'Odd'],

    ['an unknown Err…', young(waiting('ErrSomething')), 'degraded', 'ErrSomething'],
    ['an unknown …Error', young(waiting('MadeUpError')), 'degraded', 'MadeUpError'],
    ['an unknown …BackOff', young(waiting('MadeUpBackOff')), 'degraded', 'MadeUpBackOff'],
    ['an unknown reason', young(waiting('MadeUp')), 'progressing', 'MadeUp'],
    ['an unknown reason for long', started(3 * minute, waiting('MadeUp')), 'degraded', 'MadeUp'],
    ['a name of Object.prototype', young(waiting('constructor')), 'progressing', 'constructor'],
    ['waiting without a reason', young(waiting(null)), 'progressing', 'Pending'],
    ['a state that cannot be read', young({kind: 'unknown'}, {ready: true}), 'progressing', 'Pending'],
  ])('%s', (_name, parts, health, reason) => {
    const found = judged(parts);
    expect({health: found.health, reason: found.reason}).toEqual({health, reason});
    // Something to do is said exactly where there is something to do.
    expect(found.hint === null).toBe(health === 'ok' || health === 'progressing');
  });
});

describe('pods of several containers', () => {
  it('takes the worst', () => {
    const containers = [
      container({name: 'a', state: waiting('ContainerCreating')}),
      container({name: 'b', state: waiting('CreateContainerConfigError', 'secret "git" not found')}),
      container({name: 'c'}),
    ];
    expect(judged({...young(running()), containers})).toMatchObject({
      line: {status: 'ContainerCreating'},
      health: 'failed',
      reason: 'CreateContainerConfigError',
      hint: 'b: secret "git" not found; create the Secret, ConfigMap or key it needs',
    });
  });

  it('takes the first of several that are equally bad', () => {
    const containers = [
      container({name: 'a', state: waiting('ImagePullBackOff')}),
      container({name: 'b', state: waiting('CrashLoopBackOff')}),
    ];
    expect(judged({containers}).reason).toBe('ImagePullBackOff');
  });

  it('shows a failing init container by its STATUS and name', () => {
    const initContainers = [
      container({name: 'prepare', role: 'init', state: waiting('CrashLoopBackOff'), ready: false}),
    ];
    const found = judged({...young(waiting('PodInitializing')), initContainers});
    expect(found).toMatchObject({
      health: 'failed',
      reason: 'Init:CrashLoopBackOff',
      line: {status: 'Init:CrashLoopBackOff'},
    });
    expect(found.hint).toMatch(/^prepare: /);
  });

  it('lets init containers run for a while', () => {
    const at = testNow - 3 * minute;
    const initContainers = [container({name: 'prepare', role: 'init', state: running(at), ready: false})];
    const parts = {
      phase: 'Pending',
      startTime: at,
      initContainers,
      containers: [container({state: waiting('PodInitializing')})],
    };
    const justRunning = [container({role: 'init', state: running(testNow - minute), ready: false})];
    expect(judged({...parts, initContainers: justRunning})).toMatchObject({health: 'progressing', reason: 'Init:0/1'});
    expect(judged(parts)).toMatchObject({health: 'degraded', reason: 'Init:0/1'});
  });

  it('holds a sidecar that started to be ready', () => {
    const state = running(testNow - minute);
    const mesh = container({name: 'mesh', role: 'sidecar', state, ready: false});
    expect(judged({initContainers: [mesh]})).toMatchObject({health: 'progressing', reason: 'NotReady'});
  });

  it('waits for a sidecar to start', () => {
    const mesh = container({name: 'mesh', role: 'sidecar', ready: true, started: false});
    expect(judged({...young(waiting('PodInitializing')), initContainers: [mesh]}).reason).toBe('Init:0/1');
    expect(judged({initContainers: [mesh]}).health).toBe('degraded');
  });

  it('forgets ordinary init containers once the pod is initialized', () => {
    const initContainers = [container({name: 'prepare', role: 'init', state: terminated(1), ready: false})];
    const conditions = [{type: 'Initialized', status: 'True', reason: null, message: null}];
    expect(judged({initContainers, conditions}).health).toBe('ok');
  });
});

describe('hints', () => {
  it.each<[name: string, parts: Partial<Pod>, hint: string]>([
    [
      'name the image and its registry by the message',
      young(waiting('ImagePullBackOff', 'Back-off pulling image "ghcr.io/fluxcd/helm-controller:v9": not found')),
      'the registry has no such image: check its name and tag; image fluxcd/helm-controller:v9 from ghcr.io; the kubelet tries again within 5m',
    ],
    [
      'name them by the container where the message does not',
      young(waiting('ErrImagePull', 'authentication required: unauthorized')),
      'the registry refuses access: check the pull secret and the permissions in SWR; image fluxcd/source-controller:v1.4.1 from swr.cn-north-4.myhuaweicloud.com',
    ],
    [
      'say how the container ended',
      young(waiting('CrashLoopBackOff'), {lastTermination: termination(1)}),
      'exit code 1 (the application gave up with an error); read its log (kubectl logs -p): configuration, permissions (RBAC), an API it cannot reach',
    ],
    [
      'say what to do about memory',
      young(waiting('CrashLoopBackOff'), {lastTermination: termination(137, {reason: 'OOMKilled'})}),
      'OOMKilled, exit code 137 (killed because it used more than its memory limit); raise its memory limit: big repositories and charts need more',
    ],
    [
      'say why no node takes the pod',
      unschedulable(minute),
      '0/3 nodes are available: 3 Insufficient cpu; free or add nodes, check taints and what the add-on requests',
    ],
    [
      'name the nominated node',
      {...unschedulable(minute), nominatedNodeName: 'node-7'},
      '0/3 nodes are available: 3 Insufficient cpu; nominated node node-7; free or add nodes, check taints and what the add-on requests',
    ],
    [
      'say what to check though the answer has no conditions',
      {...unscheduled, createdAt: testNow - minute},
      'no node takes it (kubectl describe pod says why); free or add nodes, check taints and what the add-on requests',
    ],
    [
      'say how long the kubelet waits',
      young(waiting('CrashLoopBackOff', 'back-off 2m40s restarting failed container=manager'), {
        lastTermination: termination(143),
      }),
      'exit code 143 (was told to stop (SIGTERM), e.g. by a failing liveness probe); check its liveness probe and who stops it; the kubelet waits 2m40s before the next try, 5m at most',
    ],
    [
      'name the node of a pod that does not go',
      {deleting: true, deletionTime: testNow - 2 * minute},
      'node 192.168.0.138; should be gone by now: look for finalizers, and whether its node is alive',
    ],
    [
      'do without what the answer leaves out',
      young(waiting('ImagePullBackOff'), {image: null}),
      'check the image name, access to SWR, the pull secret, and cluster egress or its VPC endpoint (VPCEP)',
    ],
  ])('%s', (_name, parts, hint) => {
    expect(judged(parts).hint).toBe(hint);
  });

  it.each<[code: number, reason: string, words: RegExp]>([
    [1, 'Error', /^exit code 1 \(the application gave up.*kubectl logs -p/],
    [2, 'Error', /^exit code 2 \(a Go panic.*kubectl logs -p/],
    [126, 'Error', /^exit code 126 \(.*cannot be executed\); check its command/],
    [127, 'Error', /^exit code 127 \(.*not found in the image\); check its command/],
    [128, 'StartError', /^StartError, exit code 128 \(the runtime could not start it\); check its command/],
    [134, 'Error', /^exit code 134 \(aborted itself.*whether the image fits the node/],
    [137, 'Error', /^exit code 137 \(killed.*memory limit, or check its liveness probe/],
    [137, 'OOMKilled', /^OOMKilled, exit code 137 \(killed because.*raise its memory limit/],
    [139, 'Error', /^exit code 139 \(crashed \(SIGSEGV\)\).*whether the image fits the node/],
    [143, 'Error', /^exit code 143 \(was told to stop.*liveness probe and who stops it/],
    [3, 'Error', /^exit code 3; read its log/],
  ])('name the cause of a crash loop: exit code %i, %s', (code, reason, words) => {
    const loop = young(waiting('CrashLoopBackOff'), {restartCount: 4, lastTermination: termination(code, {reason})});
    expect(judged(loop).hint).toMatch(words);
  });

  it('cut a long message', () => {
    const hint = judged(young(waiting('CreateContainerConfigError', 'x'.repeat(5000)))).hint;
    expect(hint).toBe(`${'x'.repeat(200)}...; create the Secret, ConfigMap or key it needs`);
  });
});

describe('since', () => {
  const at = testNow - 7 * minute;

  it.each<[name: string, parts: Partial<Pod>, since: number]>([
    ['the start of the container that runs', {containers: [container({state: running(at)})]}, at],
    ['the end of the one that ended', young(terminated(1, {finishedAt: at})), at],
    ['the acknowledgement of a pod that is being created', started(7 * minute, waiting('ContainerCreating')), at],
    [
      'the end of the init containers before',
      {
        ...started(9 * minute, waiting('PodInitializing')),
        initContainers: [container({role: 'init', state: terminated(0, {finishedAt: at}), ready: false})],
      },
      at,
    ],
    ['the creation of a pod without a node', unschedulable(7 * minute), at],
    ['the request to delete', {deleting: true, deletionTime: at + 10 * second, gracePeriodSeconds: 10}, at],
    [
      'now, where the answer lies in the future',
      {containers: [container({state: running(testNow + minute)})]},
      testNow,
    ],
    [
      'now, where the answer tells nothing',
      {createdAt: null, startTime: null, containers: [container({state: running(null)})]},
      testNow,
    ],
  ])('is %s', (_name, parts, since) => {
    expect(judged(parts).since).toBe(since);
  });
});
