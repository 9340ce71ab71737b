import {expect, test} from 'vitest';
import {missingOf, missingText} from '../../../source/rollout/cluster/expected.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {container, pod} from '../../helpers/pods.ts';

const running = (tag: string, parts: Partial<Pod> = {}) =>
  pod({containers: [container({image: `ghcr.io/fluxcd/source-controller:${tag}`})], ...parts});
const byDigest = pod({containers: [container({image: `ghcr.io/fluxcd/source-controller@sha256:${'0'.repeat(64)}`})]});
const component = running('v1.4.1', {app: 'flux', appNames: ['flux', 'source-controller']});
const allInOne = pod({
  app: 'flux',
  appNames: ['flux', 'source-controller', 'helm-controller'],
  containers: [
    container({name: 'source-controller', image: 'fluxcd/source-controller:v1.4.1'}),
    container({name: 'helm-controller', image: 'fluxcd/helm-controller:v1.1.0'}),
  ],
});

test.each<readonly [string, readonly Pod[], readonly string[], missing: readonly string[], text: string]>([
  ['nothing', [], [], [], ''],
  ['an app', [running('v1.4.1')], ['source-controller'], [], ''],
  ['another name of it', [component], ['source-controller', 'flux'], [], ''],
  ['its version', [component], ['source-controller=v1.4.1'], [], ''],
  ['a container of several', [allInOne], ['helm-controller=v1.1.0'], [], ''],
  ['a version of any container, by another name', [allInOne], ['flux=v1.1.0'], [], ''],
  ['two versions side by side', [running('v1.4.1'), running('v1.5.0')], ['source-controller=v1.5.0'], [], ''],
  ['an app that is not there', [running('v1')], ['a', 'b'], ['a', 'b'], 'no pod of a, b'],
  ['a version of it', [running('v1')], ['a=v1', 'a=v2'], ['a=v1', 'a=v2'], 'no pod of a'],
  [
    'another version',
    [running('v1.4.1')],
    ['source-controller=v1.5.0', 'a'],
    ['source-controller=v1.5.0', 'a'],
    'no pod of a; source-controller runs v1.4.1, not v1.5.0',
  ],
  [
    'the version of another container',
    [allInOne],
    ['helm-controller=v1.4.1'],
    ['helm-controller=v1.4.1'],
    'helm-controller runs v1.1.0, not v1.4.1',
  ],
  [
    'several other versions',
    [running('v1'), running('v2')],
    ['source-controller=v3'],
    ['source-controller=v3'],
    'source-controller runs v1 and v2, not v3',
  ],
  [
    'no version at all',
    [byDigest],
    ['source-controller=v3'],
    ['source-controller=v3'],
    'source-controller runs an image without a tag, not v3',
  ],
])('%s', (_name, pods, expected, missing, text) => {
  expect(missingOf(pods, expected)).toEqual(missing);
  expect(missingText(pods, missing, '')).toBe(text);
});
