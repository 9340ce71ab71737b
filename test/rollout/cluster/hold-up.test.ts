import {describe, expect, test} from 'vitest';
import type {Snapshot} from '../../../source/rollout/cluster/cluster.ts';
import {createHoldUps, holdUpOf} from '../../../source/rollout/cluster/hold-up.ts';
import {holdUpText} from '../../../source/rollout/cluster/hold-up-text.ts';
import {observeCluster} from '../../../source/rollout/cluster/observe.ts';
import type {JudgedPod} from '../../../source/rollout/health/health.ts';
import type {Container} from '../../../source/rollout/pod/pod.ts';
import {ageOf} from '../../../source/text/duration.ts';
import {container, minute, pod, rules, running, second, termination, testNow, waiting} from '../../helpers/pods.ts';
import {creating, look, lookAgain, one, pulling, source, starting} from './held-up.ts';

const missingTag = 'failed to pull image "x": manifest unknown';
const crashing = (parts: Partial<Container>) =>
  pod({app: 'helm-controller', containers: one(waiting('CrashLoopBackOff'), {restartCount: 4, ...parts})});
const crash = (...end: Parameters<typeof termination>) => crashing({lastTermination: termination(...end)});

const announced = (announcement: 'installing' | 'not-enabled') =>
  observeCluster('a', null, {observation: {kind: 'announced', announcement}, pods: []}, testNow, rules(minute))
    .snapshot;

const exact = (since: number) => ageOf(since, testNow);

function wordsOf(snapshot: Snapshot): readonly (string | null)[] {
  const found = holdUpOf(snapshot);
  return found === null ? [null] : [holdUpText(found, exact, 'short'), holdUpText(found, exact, 'long')];
}

test.each<[name: string, snapshot: Snapshot, short: string | null, long?: string]>([
  ['nothing', look(source, pod({app: 'helm-controller'})), null],
  ['nothing, where GitOps is not enabled', announced('not-enabled'), null],
  ['nothing, where no pods are listed', look(), null],
  ['no pods yet', announced('installing'), 'no pods yet'],
  [
    'an image',
    look(source, pulling('helm')),
    'helm: image cannot be pulled',
    'helm ImagePullBackOff: image cannot be pulled',
  ],
  [
    'an image, and why',
    look(source, pulling('helm', missingTag)),
    'helm: image cannot be pulled',
    'helm ImagePullBackOff: the registry has no such image: manifest unknown',
  ],
  [
    'one of two stuck pods',
    look(source, pulling('helm'), pulling('kustomize')),
    'helm: image cannot be pulled',
    'helm and 1 other, ImagePullBackOff: image cannot be pulled',
  ],
  [
    'one of three, while a fourth is on its way',
    look(
      source,
      pulling('helm'),
      pulling('kustomize'),
      pulling('notification'),
      creating('image-reflector', 9 * second),
    ),
    'helm: image cannot be pulled',
    'helm and 2 others, ImagePullBackOff: image cannot be pulled',
  ],
  [
    'one of several pods of its app',
    look(source, pulling('helm'), pod({app: 'helm-controller', name: 'helm-controller-97bdcd8cf-ok'})),
    'helm 5fs52: image cannot be pulled',
    'helm 5fs52 ImagePullBackOff: image cannot be pulled',
  ],
  ['a crash loop', look(source, crash(1)), 'helm: exit 1, 4 restarts', 'helm CrashLoopBackOff: exit 1, 4 restarts'],
  [
    'a crash loop by the memory limit',
    look(source, crash(137, {reason: 'OOMKilled'})),
    'helm: OOMKilled, 4 restarts',
    'helm CrashLoopBackOff: OOMKilled, 4 restarts',
  ],
  [
    'a crash loop by a signal',
    look(source, crash(null, {signal: 9, reason: null})),
    'helm: signal 9, 4 restarts',
    'helm CrashLoopBackOff: signal 9, 4 restarts',
  ],
  [
    'a crash loop of which nothing more is known',
    look(source, crashing({restartCount: 1})),
    'helm: container keeps crashing, 1 restart',
    'helm CrashLoopBackOff: container keeps crashing, 1 restart',
  ],
  [
    'the container that crashes, not the one that did once',
    look(
      source,
      pod({
        app: 'helm-controller',
        containers: [
          container({name: 'proxy', restartCount: 9, lastTermination: termination(2)}),
          ...one(waiting('CrashLoopBackOff'), {restartCount: 4, lastTermination: termination(1)}),
        ],
      }),
    ),
    'helm: exit 1, 13 restarts',
    'helm CrashLoopBackOff: exit 1, 13 restarts',
  ],
  [
    'a reason that nothing is known of',
    look(source, creating('helm', 5 * minute, {containers: one(waiting('FooError'))})),
    'helm: FooError',
    'helm FooError',
  ],
  ['a pod to go', look(source, creating('helm', 9 * second)), 'helm creating 9s'],
  [
    'pods to go, and the longest',
    look(creating('source', 5 * second), creating('helm', 8 * second), creating('kustomize', 9 * second)),
    '3 creating, longest kustomize 9s',
    '3 pods creating, longest kustomize 9s',
  ],
  [
    'pods at several steps, and the one longest at its step',
    look(
      pod({
        app: 'source-controller',
        phase: 'Pending',
        nodeName: null,
        hostIP: null,
        startTime: null,
        containers: [],
        createdAt: testNow - 4 * second,
      }),
      creating('helm', 30 * second),
      starting('kustomize', 40 * second, 10 * second),
      starting('notification', 40 * second, 12 * second),
    ),
    '4 to go, longest helm 30s',
    '1 pod queued, 1 creating, 2 starting, longest helm 30s',
  ],
  ['pods that go', look(pod({deleting: true, deletionTime: testNow + 5 * second})), 'source terminating 5s'],
  ['an app that is missing while others come up', look(creating('helm', 9 * second)), 'helm creating 9s'],
  ['an app that has been missing for long', look(pod({app: 'helm-controller'})), 'no pod of source-controller'],
  [
    'a missing app goes before pods on their way',
    look(pod({app: 'helm-controller'}), creating('kustomize', 9 * second)),
    'no pod of source-controller',
  ],
  [
    'an old pod',
    look(
      source,
      pod({templateHash: 'bbb', createdAt: testNow - 5000, containers: [container({state: running(testNow)})]}),
    ),
    '1 old pod is still there',
  ],
  [
    'a list that was cut',
    lookAgain(null, {pods: [source], incomplete: 'too many pods'}),
    'the list is incomplete: too many pods',
  ],
  [
    'what is seen of a list that was cut',
    lookAgain(null, {pods: [source, pulling('helm')], incomplete: 'x'}),
    'helm: image cannot be pulled',
    'helm ImagePullBackOff: image cannot be pulled',
  ],
])('what holds a cluster up: %s', (_name, snapshot, short, long) => {
  expect(wordsOf(snapshot)).toEqual(short === null ? [null] : [short, long ?? short]);
});

describe('a loop is called by one reason, whatever its turn', () => {
  const looks = (...turns: readonly Container['state'][]) => {
    let snapshot: Snapshot | null = null;
    return turns.map((state, index) => {
      const restartCount = state.kind === 'running' ? 5 : 4;
      const ended =
        state.kind === 'waiting' && state.reason?.includes('Image')
          ? {}
          : {restartCount, lastTermination: termination(1)};
      const pods = [source, creating('helm', 5 * minute, {phase: 'Running', containers: one(state, ended)})];
      snapshot = lookAgain(snapshot, {pods, at: testNow + index * 10 * second});
      const found = holdUpOf(snapshot);
      return found?.kind === 'stuck' ? found.reason : null;
    });
  };

  test('an image that cannot be pulled, from the second try on', () => {
    const [err, off] = [waiting('ErrImagePull'), waiting('ImagePullBackOff')];
    expect(looks(err, off, err, off)).toEqual(['ErrImagePull', ...Array(3).fill('ImagePullBackOff')]);
  });

  test('a crash loop', () => {
    const off = waiting('CrashLoopBackOff');
    expect(looks(off, running(testNow + 9 * second), off)).toEqual(Array(3).fill('CrashLoopBackOff'));
  });
});

test('a pod of which no steps are known is not ready since it came into its state', () => {
  const {pods, summary, ...snapshot} = look(creating('source', 9 * second));
  const unknown = pods.map(judged => ({...judged, steps: []}));
  const worst = unknown[0] ?? null;
  expect(wordsOf({...snapshot, pods: unknown, summary: {...summary, worst}})[0]).toBe('source not ready 9s');
});

test('it is found once for a snapshot', () => {
  const holdUps = createHoldUps();
  const snapshot = look(source, pulling('helm'));
  expect(holdUps(snapshot)).toEqual(holdUpOf(snapshot));
  expect(holdUps(snapshot)).toBe(holdUps(snapshot));
});

test('a loop blocks since its first round, not since the last one', () => {
  const snapshot = look(source, pulling('helm'));
  const inLoop = (judged: JudgedPod): JudgedPod => ({
    ...judged,
    since: testNow - 41 * second,
    steps: judged.steps.map(step => ({...step, from: testNow - 5 * second})),
  });
  const {summary} = snapshot;
  const worst = summary.worst && inLoop(summary.worst);
  const pods = snapshot.pods.map(judged => (judged === summary.worst && worst ? worst : judged));
  expect(holdUpOf({...snapshot, pods, summary: {...summary, worst}})).toMatchObject({
    kind: 'stuck',
    since: testNow - 41 * second,
  });
});
