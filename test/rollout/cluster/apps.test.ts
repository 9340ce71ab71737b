import {describe, expect, test} from 'vitest';
import {withoutMissing} from '../../../source/rollout/cluster/apps.ts';
import type {Announcement, Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import type {Pod} from '../../../source/rollout/pod/pod.ts';
import {hour, minute, pod, rules, second, testNow} from '../../helpers/pods.ts';

const source = pod();
const record = pod({
  uid: 'record',
  phase: 'Failed',
  statusReason: 'Evicted',
  containers: [],
  createdAt: testNow - 2 * hour,
});
const helm = pod({app: 'helm-controller'});
const check = {app: 'flux-check', owner: {kind: 'Job', name: 'flux-check', uid: 'j'}, restartPolicy: 'Never'};
const job = pod({...check, phase: 'Succeeded', containers: []});
const bare = pod({app: 'debug', name: 'debug', owner: null, templateHash: null});

type Answer = readonly Pod[] | Announcement | 'cut';

function answer(said: Answer) {
  if (typeof said !== 'string') {
    return {observation: {kind: 'pods', incomplete: null} as const, pods: said};
  }
  return said === 'cut'
    ? {observation: {kind: 'pods', incomplete: 'cut'} as const, pods: [source]}
    : {observation: {kind: 'announced', announcement: said} as const, pods: []};
}

/** What these answers, 10 s apart, come to. */
function watched(answers: readonly Answer[], expected: readonly string[] = []): Snapshot {
  let snapshot: Snapshot | null = null;
  for (const [index, said] of answers.entries()) {
    const now = testNow + index * 10 * second;
    ({snapshot} = observeCluster('a', snapshot, answer(said), now, rules(minute, {expect: expected})));
  }
  if (snapshot === null) {
    throw new Error('at least one answer');
  }
  return snapshot;
}

const missing = (snapshot: Snapshot) => snapshot.missing.map(({app}) => app);

describe('an app is missing', () => {
  test.each<readonly [name: string, answers: readonly Answer[], missing: readonly string[]]>([
    ['when its pods are gone', [[source, helm], [source]], ['helm-controller']],
    ['until it comes back', [[source, helm], [source], [source, helm]], []],
    ['also after an empty list', [[source, helm], [], [source]], ['helm-controller']],
    ['also when an installation is announced meanwhile', [[source, helm], 'installing', [source]], ['helm-controller']],
    ['not after GitOps was disabled', [[source, helm], 'not-enabled', [source]], []],
    ['not in a list that is not whole', [[source, helm], 'cut'], []],
    ['and still is when one is not whole', [[source, helm], [source], 'cut', [source]], ['helm-controller']],
    ['at a first look that lacks source-controller', [[helm]], ['source-controller']],
    ['not at a first look that lacks another', [[source]], []],
    ['when only a record is left that was replaced', [[record, source], [record]], ['source-controller']],
    ['not when a Job is removed', [[source, job], [source]], []],
    ['not when a bare pod goes', [[source, bare], [source]], []],
    [
      'not while its last pod terminates',
      [
        [source, helm],
        [source, {...helm, deleting: true}],
      ],
      [],
    ],
  ])('%s', (_name, answers, expected) => {
    expect(missing(watched(answers))).toEqual(expected);
  });

  test('of --expect, and of nothing else', () => {
    expect(missing(watched([[helm]], ['helm-controller']))).toEqual([]);
    expect(missing(watched([[source, helm], [helm]], ['helm-controller']))).toEqual([]);
    expect(missing(watched([[source]], ['helm-controller', 'source-controller']))).toEqual(['helm-controller']);
    expect(missing(watched(['enabled'], ['helm-controller']))).toEqual(['helm-controller']);
  });
});

describe('the state of a cluster without one of its apps', () => {
  test('is installing for a while, then degraded', () => {
    const young = pod({app: 'helm-controller', createdAt: testNow - minute, startTime: testNow - minute});
    const answers = Array.from({length: 8}, () => [young]);
    expect(watched(answers.slice(0, 1)).state).toBe('installing');
    expect(watched(answers).state).toBe('degraded');
  });

  test('is not enabled either when that was accepted and nothing counts', () => {
    const snapshot = watched([[record, source], [record]]);
    const known = withoutMissing(snapshot);
    const next = observeCluster('a', known, answer([record]), testNow + minute, rules(minute)).snapshot;
    expect([snapshot.state, next.state, missing(next)]).toEqual(['installing', 'installing', []]);
  });

  test('is degraded at the first look when the others have been there for long', () => {
    expect(watched([[helm]]).state).toBe('degraded');
  });

  test('is enabled once a person has accepted that it is gone', () => {
    const snapshot = watched([[source, helm], [source]]);
    const known = withoutMissing(snapshot);
    const next = observeCluster('a', known, answer([source]), testNow + minute, rules(minute)).snapshot;
    expect([snapshot.state, next.state, missing(next)]).toEqual(['installing', 'enabled', []]);
  });
});
