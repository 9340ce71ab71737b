import {describe, expect, it} from 'vitest';
import {causeIn} from '../../../../source/rollout/health/reasons/cause.ts';
import {imageInMessage, pullCauses, registryOf} from '../../../../source/rollout/health/reasons/image-pull.ts';
import type {Health} from '../../../../source/rollout/pod/pod.ts';

describe('registryOf', () => {
  it.each([
    ['swr.cn-north-4.myhuaweicloud.com/fluxcd/source-controller:v1.4.1', 'swr.cn-north-4.myhuaweicloud.com'],
    ['registry:5000/flux:v1', 'registry:5000'],
    ['localhost/flux:v1', 'localhost'],
    ['fluxcd/source-controller:v1', 'docker.io'],
    ['nginx:1.27', 'docker.io'],
    ['xxxxxx', 'docker.io'],
  ])('%s comes from %s', (image, registry) => {
    expect(registryOf(image)).toBe(registry);
  });
});

describe('imageInMessage', () => {
  it.each([
    ['Back-off pulling image "ghcr.io/fluxcd/a:v1"', 'ghcr.io/fluxcd/a:v1'],
    ['failed to pull and unpack image \\"ghcr.io/fluxcd/a:v1\\": not found', 'ghcr.io/fluxcd/a:v1'],
    ['Failed to apply default image tag "a:b:c": invalid', 'a:b:c'],
    ['no image is named here', null],
    [null, null],
  ])('%s', (message, image) => {
    expect(imageInMessage(message)).toBe(image);
  });
});

const unpacking =
  'failed to pull and unpack image \\"swr.example.com/flux/a:v9\\": failed to resolve reference \\"swr.example.com/flux/a:v9\\": ';
const head = 'unexpected status from HEAD request to https://swr.example.com/v2/flux/not-found/manifests/v503: ';

describe('what a failed pull says', () => {
  it.each<[message: string | null, advice: RegExp | null, health: Health | undefined, onAnyNode: boolean | undefined]>([
    ['rpc error: code = NotFound desc = a:v9: not found', /name and tag/, 'failed', true],
    ['manifest unknown: manifest unknown', /name and tag/, 'failed', true],
    ['dial tcp: i/o timeout while asking for a:v9: not found', /name and tag/, 'failed', true],
    [`${head}404 Not Found`, /name and tag/, 'failed', true],
    ['unexpected status: 401 Unauthorized', /pull secret/, 'failed', true],
    ['pull access denied, repository does not exist or may require authorization', /pull secret/, 'failed', true],
    ['no match for platform in manifest: not found', /CPU/, 'failed', true],
    ['no matching manifest for linux/arm64/v8 in the manifest list entries', /CPU/, 'failed', true],
    ['no image found in image index for architecture "arm64", OS "linux"', /CPU/, 'failed', true],
    ['write /var/lib/containerd/x: no space left on device', /disk is full/, 'degraded', false],
    ['mkdir /var/lib/containerd/snapshots/12: permission denied', /node cannot store/, undefined, false],
    ['open /data/x: read-only file system', /node cannot store/, undefined, false],
    ['dial unix /run/containerd/containerd.sock: connect: permission denied', /node cannot store/, undefined, false],
    ['dial tcp 10.0.0.1:443: connect: permission denied', /not allowed to reach/, 'degraded', false],
    ['x509: certificate signed by unknown authority', /CA certificate/, undefined, false],
    ['toomanyrequests: You have reached your pull rate limit', /limits pulls/, 'degraded', true],
    ['unexpected status code 429 Too Many Requests', /limits pulls/, 'degraded', true],
    ['pull QPS exceeded', /too many images at once/, 'degraded', false],
    [`${head}503 Service Unavailable`, /error of its own \(503\)/, 'degraded', true],
    [`${unpacking}502 Bad Gateway`, /error of its own \(502\)/, 'degraded', true],
    ['dial tcp: lookup swr.example.com: no such host', /DNS does not know/, undefined, false],
    ['dial tcp: lookup swr.example.com on 10.247.3.10:53: server misbehaving', /DNS/, 'degraded', false],
    ['lookup swr.example.com on 10.247.3.10:53: read udp: i/o timeout', /DNS/, 'degraded', false],
    ['dial tcp 10.0.0.1:443: i/o timeout', /cannot be reached/, 'degraded', false],
    ['connect: connection refused', /cannot be reached/, 'degraded', false],
    ['failed to copy: unexpected EOF', /cannot be reached/, 'degraded', false],
    ['Back-off pulling image "ghcr.io/timeout/denied:v429"', null, undefined, undefined],
    [unpacking, null, undefined, undefined],
    ['something nobody has seen', null, undefined, undefined],
    ['', null, undefined, undefined],
    [null, null, undefined, undefined],
  ])('%s', (message, advice, health, onAnyNode) => {
    const cause = causeIn(pullCauses, message);
    expect(cause === null).toBe(advice === null);
    expect([cause?.why, cause?.check].filter(Boolean).join(': ')).toMatch(advice ?? /^$/);
    expect([cause?.health, cause?.onAnyNode]).toEqual([health, onAnyNode]);
  });
});
