import {describe, expect, it} from 'vitest';
import {
  imageInMessage,
  pullAdvice,
  pullIsRefused,
  pullMayBeOfNode,
  registryOf,
} from '../../../../source/rollout/health/reasons/image-pull.ts';

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

describe('pullMayBeOfNode', () => {
  it.each<[message: string | null, mayBe: boolean]>([
    ['dial tcp: lookup swr.example.com: no such host', true],
    ['dial tcp 10.0.0.1:443: i/o timeout', true],
    ['x509: certificate signed by unknown authority', true],
    ['dial tcp: i/o timeout while asking for a:v9: not found', false],
    ['unexpected status: 401 Unauthorized', false],
    ['toomanyrequests: You have reached your pull rate limit', false],
    ['Back-off pulling image "a:v9"', false],
    [null, false],
  ])('%s', (message, mayBe) => {
    expect(pullMayBeOfNode(message)).toBe(mayBe);
  });
});

describe('what a failed pull says', () => {
  it.each<[message: string | null, refused: boolean, advice: RegExp | null]>([
    ['rpc error: code = NotFound desc = a:v9: not found', true, /name and tag/],
    ['manifest unknown: manifest unknown', true, /name and tag/],
    ['unexpected status: 401 Unauthorized', true, /pull secret/],
    ['pull access denied, repository does not exist or may require authorization', true, /pull secret/],
    ['x509: certificate signed by unknown authority', false, /CA certificate/],
    ['toomanyrequests: You have reached your pull rate limit', false, /limits pulls/],
    ['dial tcp: lookup swr.example.com: no such host', false, /cannot be reached/],
    ['dial tcp 10.0.0.1:443: i/o timeout', false, /cannot be reached/],
    ['connect: connection refused', false, /cannot be reached/],
    ['no space left on device', false, null],
    [null, false, null],
  ])('%s', (message, refused, advice) => {
    expect(pullIsRefused(message)).toBe(refused);
    if (advice === null) {
      expect(pullAdvice(message)).toBeNull();
    } else {
      expect(pullAdvice(message)).toMatch(advice);
    }
  });
});
