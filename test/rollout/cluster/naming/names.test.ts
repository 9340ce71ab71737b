import {describe, expect, it} from 'vitest';
import {appNames, podLabels} from '../../../../source/rollout/cluster/naming/names.ts';

const appCases: readonly (readonly [apps: readonly string[], shown: readonly string[]])[] = [
  [
    ['helm-controller', 'source-controller'],
    ['helm', 'source'],
  ],
  [['image-reflector-controller'], ['image-reflector']],
  // One that lacks it: the others keep theirs, or `helm` could be two apps.
  [
    ['helm', 'helm-controller'],
    ['helm', 'helm-controller'],
  ],
  [
    ['-controller', 'source-controller'],
    ['-controller', 'source-controller'],
  ],
  [[], []],
];

describe('names of apps side by side', () => {
  it.each(appCases)('%j are shown as %j', (apps, shown) => {
    expect(apps.map(appNames(apps))).toEqual(shown);
  });
});

const pod = (uid: string, app: string, name: string, namespace = 'flux-system') => ({uid, app, name, namespace});

describe('labels of pods', () => {
  it('are the app alone, and the end of the pod name where an app has several pods', () => {
    const labels = podLabels([
      pod('1', 'helm-controller', 'helm-controller-6d5f8c9b47-x2kfp'),
      pod('2', 'source-controller', 'source-controller-7c9d6b5f4d-8hq2m'),
      pod('3', 'source-controller', 'source-controller-5b8c7d6f9c-m4z7v'),
    ]);
    expect(Object.fromEntries(labels)).toEqual({1: 'helm', 2: 'source 8hq2m', 3: 'source m4z7v'});
  });

  it('hold a name without any dash as a whole', () => {
    expect([...podLabels([pod('1', 'a', 'solo'), pod('2', 'a', 'a-1')]).values()]).toEqual(['a solo', 'a 1']);
  });

  it('are the whole name, and the namespace with it, where less does not tell pods apart', () => {
    const pods = [pod('1', 'a', 'x-1'), pod('2', 'a', 'y-1'), pod('3', 'b', 'z', 'n1'), pod('4', 'b', 'z', 'n2')];
    expect([...podLabels(pods).values()].toSorted()).toEqual(['n1/z', 'n2/z', 'x-1', 'y-1']);
  });
});
