import {expect, it} from 'vitest';
import type {Explanation} from '../../../../source/rollout/health/hint.ts';
import type {Pod} from '../../../../source/rollout/pod/pod.ts';
import {container, judged, minute, running, terminated, termination, testNow, waiting} from '../../../helpers/pods.ts';
import {started, unschedulable} from '../young-pods.ts';

const image = 'swr.cn-north-4.myhuaweicloud.com/hwofficial/helm-controller:v1.4.4';
const timeout = 'dial tcp 10.0.3.7:443: i/o timeout';

const pulling = (message: string): Partial<Pod> => ({
  containers: [container({image, ready: false, state: waiting('ErrImagePull', message)})],
});

const crashed: Partial<Pod> = {
  containers: [
    container({
      ready: false,
      restartCount: 4,
      state: waiting('CrashLoopBackOff', 'back-off 40s restarting failed container=manager pod=a'),
      lastTermination: termination(1, {startedAt: testNow - 61_000, finishedAt: testNow - minute}),
    }),
  ],
  name: 'kustomize-controller-1',
};

const sidecar = container({name: 'istio-proxy', ready: false, state: terminated(137, {reason: 'OOMKilled'})});

it.each<[name: string, parts: Partial<Pod>, explained: Partial<Explanation> | null]>([
  [
    'a cause that the message tells, with its own words',
    pulling(`failed to do request: Head "https://${image}": ${timeout}`),
    {
      what: 'image cannot be pulled',
      detail: 'hwofficial/helm-controller:v1.4.4 from swr.cn-north-4.myhuaweicloud.com',
      why: `the registry cannot be reached from the node: ${timeout}`,
      act: 'check DNS, cluster egress or the VPC endpoint (VPCEP)',
      next: 'the kubelet tries again within 5m',
      command: null,
    },
  ],
  [
    'a message that tells nothing known',
    pulling('it is odd'),
    {
      why: 'it is odd',
      act: 'check the image name, access to SWR, the pull secret, and cluster egress or its VPC endpoint (VPCEP)',
    },
  ],
  [
    'a crash loop, with the command for its log',
    crashed,
    {
      what: 'container keeps crashing',
      detail: null,
      why: 'exit code 1 after 1s (the application exited with an error)',
      act: 'read its log: configuration, permissions (RBAC), an API it cannot reach',
      next: 'the kubelet waits 40s before the next try, 5m at most',
      command: 'kubectl logs -n flux-system kustomize-controller-1 -p',
    },
  ],
  [
    'one of several containers, by its name',
    {containers: [container(), sidecar]},
    {what: 'container ran out of memory', detail: 'container istio-proxy'},
  ],
  ['no node', unschedulable(10 * minute), {what: 'no node takes it', next: null}],
  [
    'a reason that is not known',
    started(minute, waiting('FooError', 'the bar is shut')),
    {what: 'FooError', why: 'the bar is shut', act: 'check its events (kubectl describe pod)'},
  ],
  ['a pod that is well', {containers: [container({state: running(), ready: true})]}, null],
])('%s', (_name, parts, explained) => {
  const found = judged(parts).explained;
  if (explained === null) {
    expect(found).toBeNull();
  } else {
    expect(found).toMatchObject(explained);
  }
});
