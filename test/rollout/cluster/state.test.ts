import {describe, expect, it} from 'vitest';
import type {Announcement, ClusterState, Observation} from '../../../source/rollout/cluster/cluster.ts';
import {isDone} from '../../../source/rollout/cluster/done.ts';
import {clusterState, summarize} from '../../../source/rollout/cluster/state.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import {judged, minute, rules, second, testNow} from '../../helpers/pods.ts';

const whole: Observation = {kind: 'pods', incomplete: null};
const partial: Observation = {kind: 'pods', incomplete: '40 pods were left out'};
const grace = minute;

const ok = judged();
const progressing = judged({app: 'helm-controller'}, {health: 'progressing', progress: 0.5, since: testNow - minute});
const degraded = judged({app: 'kustomize-controller'}, {health: 'degraded', progress: 0.75, since: testNow - minute});
const gone = judged({app: 'notification-controller', deleting: true}, {superseded: true, health: 'degraded'});
const old = judged({app: 'helm-controller'}, {superseded: true});

function failedFor(ms: number): JudgedPod {
  return judged({app: 'image-reflector-controller'}, {health: 'failed', progress: 0.25, since: testNow - ms});
}

function stateOf(
  pods: readonly JudgedPod[],
  previous: ClusterState | null = null,
  observation: Observation = whole,
  failGraceMs = grace,
): ClusterState {
  return clusterState({observation, pods, missing: [], memory: new Map()}, previous, testNow, rules(failGraceMs));
}

describe('clusterState', () => {
  it.each<Announcement>(['not-enabled', 'installing', 'enabled', 'disabling'])('takes %s at its word', announcement => {
    expect(stateOf([], 'degraded', {kind: 'announced', announcement})).toBe(announcement);
  });

  it.each<[previous: ClusterState | null, state: ClusterState]>([
    [null, 'not-enabled'],
    ['unknown', 'not-enabled'],
    ['not-enabled', 'not-enabled'],
    ['installing', 'installing'],
    ['enabled', 'not-enabled'],
    ['degraded', 'not-enabled'],
    ['failing', 'not-enabled'],
    ['disabling', 'not-enabled'],
  ])('an empty list after %s is %s', (previous, state) => {
    expect(stateOf([], previous)).toBe(state);
  });

  it('learns nothing from an empty list that was not read whole', () => {
    expect(stateOf([], null, partial)).toBe('unknown');
    expect(stateOf([], 'enabled', partial)).toBe('enabled');
  });

  it.each<[name: string, pods: readonly JudgedPod[], state: ClusterState]>([
    ['all ok', [ok], 'enabled'],
    ['one progressing', [ok, progressing], 'installing'],
    ['one degraded', [ok, progressing, degraded], 'degraded'],
    ['one failed just now', [ok, failedFor(grace - 1)], 'degraded'],
    ['one failed for the grace', [ok, progressing, degraded, failedFor(grace)], 'failing'],
    ['one that runs again and failed for less', [{...failedFor(2 * grace), upSince: testNow - grace - 1}], 'degraded'],
    ['one that runs again and failed for the grace', [{...failedFor(2 * grace), upSince: testNow - grace}], 'failing'],
    ['superseded pods do not count', [ok, {...gone, health: 'failed'}], 'enabled'],
    ['old pods that are still alive hold it up', [ok, old], 'installing'],
    ['all of them terminate', [gone], 'disabling'],
    ['all but a record terminate', [gone, judged({phase: 'Failed'})], 'disabling'],
  ])('%s', (_name, pods, state) => {
    expect(stateOf(pods)).toBe(state);
  });

  it('takes pods that all terminate in an installation for a new start', () => {
    expect(stateOf([gone], 'installing')).toBe('installing');
  });

  it('fails at once without a grace', () => {
    expect(stateOf([failedFor(0)], null, whole, 0)).toBe('failing');
  });

  it('counts the grace from what is remembered', () => {
    const pod = failedFor(0);
    const memory = new Map([
      [
        pod.pod.uid,
        {
          firstSeenAt: 0,
          restartsAtStart: 0,
          situation: '',
          statusSince: testNow,
          health: 'failed' as const,
          failedSince: testNow - 2 * minute,
          lastFailedAt: testNow,
          lastSeen: {at: testNow, status: '', restarts: 0, isReady: false, troubles: []},
          diagnoses: new Map(),
          steps: [],
        },
      ],
    ]);
    expect(clusterState({observation: whole, pods: [pod], missing: [], memory}, null, testNow, rules(grace))).toBe(
      'failing',
    );
  });
});

describe('summarize', () => {
  it('adds up what counts', () => {
    const restarted = {...ok, line: {...ok.line, restarts: 5}, restartsSinceWatch: 2};
    expect(summarize([restarted, progressing, degraded, gone])).toEqual({
      ready: 1,
      total: 3,
      progress: 0.75,
      restarts: 5,
      restartsSinceWatch: 2,
      health: 'degraded',
      worst: degraded,
    });
  });

  it('is not full while an app is missing', () => {
    expect(summarize([ok, ok, ok], 1)).toMatchObject({ready: 3, total: 3, progress: 0.75});
  });

  it('names the worst, and of the equally bad the one that is so for longest', () => {
    const newer = failedFor(10 * second);
    const older = failedFor(10 * minute);
    const undated = {...failedFor(0), since: null};
    expect(summarize([undated, newer, degraded, older, ok]).worst).toBe(older);
  });

  it('names none where all are ok', () => {
    expect(summarize([ok])).toMatchObject({ready: 1, total: 1, progress: 1, health: 'ok', worst: null});
  });

  it.each([[[]], [[gone]]])('takes nothing for no success', pods => {
    expect(summarize(pods)).toMatchObject({ready: 0, total: 0, progress: 0, health: 'progressing', worst: null});
  });
});

describe('isDone', () => {
  it.each<
    [name: string, pods: readonly JudgedPod[], missing: readonly string[], observation: Observation, done: boolean]
  >([
    ['all ok', [ok], [], whole, true],
    ['an app is missing', [ok], ['helm-controller'], whole, false],
    ['superseded pods that go do not hold it up', [ok, gone], [], whole, true],
    ['old pods that stay do', [ok, old], [], whole, false],
    ['one progressing', [ok, progressing], [], whole, false],
    ['one degraded', [ok, degraded], [], whole, false],
    ['one failed', [ok, failedFor(0)], [], whole, false],
    ['no pods', [], [], whole, false],
    ['only superseded pods', [gone], [], whole, false],
    ['a list that was not read whole', [ok], [], partial, false],
    ['announced to be enabled', [], [], {kind: 'announced', announcement: 'enabled'}, true],
    [
      'announced to be enabled, which names no app',
      [],
      [ok.pod.app],
      {kind: 'announced', announcement: 'enabled'},
      false,
    ],
    ['announced to be installing', [], [], {kind: 'announced', announcement: 'installing'}, false],
  ])('%s', (_name, pods, missing, observation, done) => {
    const snapshot = {
      observation,
      state: stateOf(pods, null, observation),
      pods,
      summary: summarize(pods),
      missing: missing.map(app => ({app, since: testNow})),
      apps: null,
      memory: new Map(),
      generations: new Map(),
      rollout: null,
      ready: [],
      labels: new Map(),
      observedAt: testNow,
    };
    expect(isDone(snapshot)).toBe(done);
  });
});
