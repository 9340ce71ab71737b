import {describe, expect, it} from 'vitest';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {judged, minute, termination, testNow, waiting} from '../../helpers/pods.ts';
import {unschedulable, unscheduled, young} from './young-pods.ts';

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
      'the registry refuses access: check the pull secret and the permissions in SWR; image fluxcd/source-controller:v1.4.1 from swr.cn-north-4.myhuaweicloud.com; the kubelet tries again within 5m',
    ],
    [
      'say how the container ended',
      young(waiting('CrashLoopBackOff'), {lastTermination: termination(1)}),
      'exit code 1 (the application exited with an error); read its log: configuration, permissions (RBAC), an API it cannot reach; kubectl logs -n flux-system source-controller-97bdcd8cf-5fs52 -p',
    ],
    [
      'say what to do about memory',
      young(waiting('CrashLoopBackOff'), {lastTermination: termination(137, {reason: 'OOMKilled'})}),
      'OOMKilled, exit code 137 (killed because it used more than its memory limit); raise its memory limit: big repositories and charts need more',
    ],
    [
      'say why no node takes the pod',
      unschedulable(minute),
      '0/3 nodes are available: 3 Insufficient cpu; free or add nodes, or request less',
    ],
    [
      'name the nominated node',
      {...unschedulable(minute), nominatedNodeName: 'node-7'},
      '0/3 nodes are available: 3 Insufficient cpu; nominated node node-7; free or add nodes, or request less',
    ],
    [
      'say what to check though the answer has no conditions',
      {...unscheduled, createdAt: testNow - minute},
      'no node takes it; kubectl describe pod says why: no room, a taint, a volume, an affinity',
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
      'should be gone by now: look for finalizers, and whether node 192.168.0.138 is alive',
    ],
    [
      'do without what the answer leaves out',
      young(waiting('ImagePullBackOff'), {image: null}),
      'check the image name, access to SWR, the pull secret, and cluster egress or its VPC endpoint (VPCEP); the kubelet tries again within 5m',
    ],
  ])('%s', (_name, parts, hint) => {
    expect(judged(parts).hint).toBe(hint);
  });

  it.each<[code: number, reason: string, words: RegExp]>([
    [1, 'Error', /^exit code 1 \(the application exited.*; read its log: .*; kubectl logs .* -p$/],
    [2, 'Error', /^exit code 2 \(a Go panic.*; read its log: .*; kubectl logs .* -p$/],
    [
      0,
      'Completed',
      /^exit code 0 \(ended without an error.*liveness probe, its command and its log; kubectl logs .* -p$/,
    ],
    [126, 'Error', /^exit code 126 \(.*cannot be executed\); check its command/],
    [127, 'Error', /^exit code 127 \(.*not found in the image\); check its command/],
    [128, 'StartError', /^StartError, exit code 128 \(the runtime could not start it\); check its command/],
    [134, 'Error', /^exit code 134 \(aborted itself.*whether the image fits the node/],
    [137, 'Error', /^exit code 137 \(killed.*memory limit, or check its liveness probe/],
    [137, 'OOMKilled', /^OOMKilled, exit code 137 \(killed because.*raise its memory limit/],
    [
      137,
      'ContainerStatusUnknown',
      /^ContainerStatusUnknown \(the node lost track of it\); check the node(?!.*memory)/,
    ],
    [255, 'Unknown', /^Unknown, exit code 255 \(the runtime lost it.*; check the node/],
    [0, 'OOMKilled', /^OOMKilled, exit code 0 \(killed because.*raise its memory limit/],
    [143, 'OOMKilled', /^OOMKilled, exit code 143 \(told to stop.*check who stops it \(a drain/],
    [139, 'Error', /^exit code 139 \(crashed \(SIGSEGV\)\).*whether the image fits the node/],
    [143, 'Error', /^exit code 143 \(was told to stop.*liveness probe and who stops it/],
    [3, 'Error', /^exit code 3; read its log/],
  ])('name the cause of a crash loop: exit code %i, %s', (code, reason, words) => {
    const loop = young(waiting('CrashLoopBackOff'), {restartCount: 4, lastTermination: termination(code, {reason})});
    expect(judged(loop).hint).toMatch(words);
  });

  it('cut a long message', () => {
    const hint = judged(young(waiting('CreateContainerConfigError', 'x'.repeat(5000)))).hint;
    expect(hint).toMatch(/^x{200}\.\.\.; check what it refers to/);
  });
});
