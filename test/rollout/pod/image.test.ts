import {expect, test} from 'vitest';
import {imageTag, shortImage} from '../../../source/rollout/pod/image.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each<readonly [image: string, short: string, tag: string | null]>([
  ['swr.cn-north-4.myhuaweicloud.com/fluxcd/source-controller:v1.4.1', 'source-controller:v1.4.1', 'v1.4.1'],
  [`ghcr.io/fluxcd/source-controller:v1.4.1@${digest}`, 'source-controller:v1.4.1', 'v1.4.1'],
  [`ghcr.io/fluxcd/source-controller@${digest}`, 'source-controller@sha256:0123456789ab', null],
  [digest, 'sha256:0123456789ab', null],
  ['localhost:5000/source-controller', 'source-controller', null],
  ['localhost:5000/source-controller:latest', 'source-controller:latest', 'latest'],
  ['flux', 'flux', null],
  ['flux:', 'flux', null],
  ['registry/', '', null],
  ['@', '', null],
])('%s', (image, short, tag) => {
  expect(shortImage(image)).toBe(short);
  expect(imageTag(image)).toBe(tag);
});
