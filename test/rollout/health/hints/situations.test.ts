import {expect, it} from 'vitest';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {
  condition,
  container,
  hour,
  judged,
  minute,
  running,
  second,
  terminated,
  termination,
  testNow,
  waiting,
} from '../../../helpers/pods.ts';
import {started, unscheduled, young} from '../young-pods.ts';

const creatingLong = started(12 * minute, waiting('ContainerCreating'));
const sandbox = (status: string, type = 'PodReadyToStartContainers') => ({conditions: [condition(type, status)]});
const readyFalse = (since: number) => condition('Ready', 'False', {lastTransitionTime: since});
const bound: Partial<Pod> = {...unscheduled, nodeName: 'n1', createdAt: testNow - 5 * minute};

type Case = [name: string, parts: Partial<Pod>, health: string, hint: RegExp];

it.each<Case>([
  ['no sandbox', {...creatingLong, ...sandbox('False')}, 'degraded', /no sandbox yet.*volumes.*network/],
  ['no sandbox, by the older name', {...creatingLong, ...sandbox('False', 'PodHasNetwork')}, 'degraded', /no sandbox/],
  ['a sandbox', {...creatingLong, ...sandbox('True')}, 'degraded', /^image .*its sandbox is ready/],
  ['no word of the sandbox', creatingLong, 'degraded', /volume, network or image pull errors/],
  [
    'no container is told, and no sandbox',
    {...creatingLong, containers: [], ...sandbox('False')},
    'degraded',
    /no sandbox yet/,
  ],
  ['a node whose kubelet is silent', bound, 'degraded', /^node n1 has not picked the pod up(?!.*image)/],
  [
    'a node that stopped reporting',
    {nodeName: 'n1', conditions: [readyFalse(testNow - 6 * minute), condition('ContainersReady', 'True')]},
    'degraded',
    /whether node n1 still reports/,
  ],
  [
    'a readiness gate',
    {readinessGates: ['a', 'b'], conditions: [readyFalse(testNow - 6 * minute), condition('a', 'True')]},
    'degraded',
    /^readiness gate b; .*the controller that sets/,
  ],
  [
    'a readiness gate that only the reason tells',
    {conditions: [condition('Ready', 'False', {reason: 'ReadinessGatesNotReady', message: 'b is not set'})]},
    'degraded',
    /^b is not set; .*the controller that sets/,
  ],
  [
    'a container that is not ready',
    {containers: [container({name: 'a'}), container({name: 'mesh', ready: false})]},
    'degraded',
    /^mesh: runs but is not ready: .*; kubectl logs -n flux-system \S+ -c mesh$/,
  ],
  [
    'an init container that runs for long',
    {
      phase: 'Pending',
      containers: [container({state: waiting('PodInitializing')})],
      initContainers: [container({name: 'setup', role: 'init', ready: false})],
    },
    'degraded',
    /^setup: is taking long: read its log; kubectl logs -n flux-system \S+ -c setup$/,
  ],
  [
    'a reboot: the kubelet starts it again',
    {containers: [container({state: terminated(255, {reason: 'Unknown'})})]},
    'degraded',
    /^Unknown, exit code 255 \(the runtime lost it.*check the node(?!.*delete)/,
  ],
  [
    'a lost container of a pod that has ended',
    {phase: 'Failed', containers: [container({state: terminated(137, {reason: 'ContainerStatusUnknown'})})]},
    'failed',
    /^check node \S+, then delete the pod$/,
  ],
  [
    'a pod that failed before it ever restarted',
    {phase: 'Failed', restartPolicy: 'Never', containers: [container({state: terminated(1)})]},
    'failed',
    /; read its log; kubectl logs -n flux-system \S+(?<!-p)$/,
  ],
  [
    'a pull that fails for an unknown cause',
    young(waiting('ErrImagePull', `rpc error: code = Unknown desc = ${'odd '.repeat(100)}`)),
    'degraded',
    /^(?:odd ){49}odd\.\.\.; check the image name/,
  ],
  [
    'the end of its log',
    young(waiting('CrashLoopBackOff'), {
      lastTermination: termination(1, {message: `${'x'.repeat(500)} dial tcp: i/o timeout`}),
    }),
    'failed',
    /^exit code 1: \.\.\.x+ dial tcp: i\/o timeout; read its log/,
  ],
  [
    'a command that is not there',
    young(waiting('CrashLoopBackOff'), {
      lastTermination: termination(128, {reason: 'StartError', message: 'exec: "/manager": no such file or directory'}),
    }),
    'failed',
    /^StartError, exit code 128: exec: "\/manager": no such file or directory; check its command/,
  ],
  [
    'a crash it comes back from',
    {
      containers: [
        container({
          state: running(testNow - 5 * second),
          lastTermination: termination(1, {startedAt: testNow - 50 * second, finishedAt: testNow - 10 * second}),
        }),
      ],
    },
    'progressing',
    /^runs again; it ended with exit code 1 after 40s \(.*-p$/,
  ],
  [
    'a crash it comes back from, not ready yet',
    {
      containers: [container({state: running(testNow - 5 * second), ready: false, lastTermination: termination(137)})],
    },
    'progressing',
    /^runs again; it ended with exit code 137/,
  ],
  [
    'a user that must not be root',
    young(waiting('CreateContainerConfigError', 'container has runAsNonRoot and image will run as root')),
    'failed',
    /runAsUser in its securityContext/,
  ],
])('%s', (_name, parts, health, hint) => {
  const found = judged(parts);
  expect(found.health).toBe(health);
  expect(found.hint).toMatch(hint);
});

it('a crash of long ago does not explain why a container is not ready now', () => {
  const parts = {
    containers: [container({ready: false, lastTermination: termination(1, {finishedAt: testNow - 2 * hour})})],
    conditions: [readyFalse(testNow - second)],
  };
  expect(judged(parts)).toMatchObject({health: 'progressing', hint: null});
});
