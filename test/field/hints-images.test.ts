import {describe, expect, test} from 'vitest';
import {look, oneOf, says, waitFor} from './play.ts';
import {ago, condition, creating, flux, pod, waits} from './pods.ts';

// Why an image does not come: the cause that the kubelet and containerd tell, also where it is none of a known few.

const source = 'source-controller';
const image = 'swr.cn-north-4.myhuaweicloud.com/hwofficial/source-controller:v1.4.1';
const failedTo = (cause: string) => `failed to pull and unpack image "${image}": ${cause}`;
const resolving = (cause: string) => failedTo(`failed to resolve reference "${image}": ${cause}`);
const backOff = (cause: string) => `Back-off pulling image "${image}": ErrImagePull: ${cause}`;
const pulling = (reason: string, message: string) =>
  flux(pod(source, {born: ago('6m'), containers: [waits(reason, message)]}));

test.each<[name: string, reason: string, message: string, what: RegExp, never?: RegExp]>([
  // tableau/tableau-server-in-kubernetes#14, kubernetes/kubernetes#32542
  [
    'the disk of the node is full',
    'ErrImagePull',
    failedTo('failed to extract layer sha256:00: write /var/lib/containerd/x: no space left on device'),
    /no space left|disk.*full|full.*disk/,
    /pull secret/,
  ],
  [
    'the registry has trouble of its own',
    'ErrImagePull',
    resolving(
      'unexpected status from HEAD request to https://swr.cn-north-4.myhuaweicloud.com/v2/x: 503 Service Unavailable',
    ),
    /503|service unavailable|server error|registry.*(trouble|fail|down|unavailable)/,
  ],
  // eip-work/kuboard-press#291
  [
    'the registry denies access',
    'ErrImagePull',
    resolving('pull access denied, repository does not exist or may require authorization: server message: denied'),
    /pull secret|permission|credential/,
  ],
  [
    'its name does not resolve',
    'ErrImagePull',
    resolving(
      'failed to do request: Head "https://swr.cn-north-4.myhuaweicloud.com/v2/": dial tcp: lookup swr.cn-north-4.myhuaweicloud.com on 10.247.3.10:53: server misbehaving',
    ),
    /DNS/,
  ],
  // rwlove/home-ops#13478
  [
    'the registry throttles',
    'ImagePullBackOff',
    backOff(failedTo('failed to copy: httpReadSeeker: failed open: unexpected status code 429 Too Many Requests')),
    /limit|429|throttl|too many/,
  ],
  // containerd's overlayfs snapshotter
  [
    'the node may not write to its own disk',
    'ErrImagePull',
    failedTo('failed to prepare extraction snapshot: mkdir /var/lib/containerd/snapshots/12: permission denied'),
    /node|permission denied|\/var\/lib/,
    /pull secret|registry refuses/,
  ],
  // kubewarden/adm-controller#1378, rancher/rancher#32340, FoundationDB/fdb-kubernetes-operator#2294
  [
    'the image is for another CPU',
    'ImagePullBackOff',
    backOff(`rpc error: code = NotFound desc = ${failedTo('no match for platform in manifest: not found')}`),
    /platform|architecture|arm64|amd64|\bCPU\b/,
    /no such image|check its name and tag/,
  ],
  [
    'there is no such image',
    'ImagePullBackOff',
    backOff(resolving(`${image}: not found`)),
    /no such image|name|tag/,
    /pull secret|CPU/,
  ],
  [
    'a reason that no list has',
    'ErrImagePull',
    failedTo('the snapshotter met an unforeseen quark'),
    /unforeseen quark/,
  ],
])('%s', async (_name, reason, message, what, never) => {
  expect(await look(pulling(reason, message))).toMatchObject({
    state: oneOf('degraded', 'failing'),
    pods: {'8jzlr': {status: reason, ready: '0/1', restarts: 0, hint: says(what, never)}},
  });
});

describe('a container that is being created for 12 minutes', () => {
  // opsnull/follow-me-install-kubernetes-cluster#639, easzlab/kubeasz#18
  test.each([
    ['its pod has no sandbox', 'False', says(/network|volume|sandbox/)],
    ['its pod has one, so it waits for its image', 'True', says(/image/)],
  ] as const)('%s', async (_name, ready, hint) => {
    const conditions = [condition('PodReadyToStartContainers', ready, ago('12m'))];
    const waiting = pod(source, {born: ago('12m'), containers: [creating], status: {conditions}});
    expect(await look(flux(waiting))).toMatchObject({
      state: 'degraded',
      pods: {'8jzlr': {status: 'ContainerCreating', ready: '0/1', restarts: 0, hint}},
    });
  });
});

test('what the last try said is not forgotten while the kubelet waits for the next', async () => {
  const denied = pulling('ErrImagePull', resolving('pull access denied: server message: denied'));
  const course = {0: denied, 3: pulling('ImagePullBackOff', `Back-off pulling image "${image}"`)};
  const run = await waitFor(course, '--fail-grace', '5s', '--timeout', '20s');
  expect(run).toMatchObject({exit: 3, last: says(/pull secret|permission|credential/)});
});

test.each([
  ['throttles', '429 Too Many Requests'],
  ['has trouble', '503 Service Unavailable'],
])('a registry that %s is tried again: that is no failure yet', async (_name, status) => {
  const refusal = pulling('ImagePullBackOff', backOff(resolving(`unexpected status from HEAD request: ${status}`)));
  const run = await waitFor(refusal, '--stable-for', '2s', '--fail-grace', '2s', '--timeout', '9s');
  expect(run).toMatchObject({exit: 4, last: says(/source/)});
});
