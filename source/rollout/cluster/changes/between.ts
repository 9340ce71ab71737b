import {isOnStandby, type JudgedPod} from '../../health/health.ts';
import type {PodMemory} from '../../health/memory.ts';
import {ruleFor} from '../../health/reasons/rules.ts';
import {flappingReason} from '../../health/unstable.ts';
import type {Health, PodLine} from '../../pod/pod.ts';
import {readyText} from '../../pod/status.ts';
import type {Change, ChangeKind, Snapshot} from '../cluster.ts';
import {healthOfState} from '../state.ts';

type Difference = Omit<Change, 'at' | 'clusterId'>;
type Texts = readonly [from: string | null, to: string | null];

type Subject = Pick<Change, 'pod' | 'app' | 'uid'>;

const wholeCluster: Subject = {pod: null, app: null, uid: null};

function subjectOf({pod: {name, app, uid}}: JudgedPod): Subject {
  return {pod: name, app, uid};
}

function difference(kind: ChangeKind, subject: Subject, [from, to]: Texts, health: Health): readonly Difference[] {
  return from === to ? [] : [{kind, ...subject, from, to, health}];
}

function supersededText(judged: JudgedPod): string {
  return judged.superseded ? 'superseded' : 'current';
}

// When it becomes the leader, its readiness changes, which is a change of its own.
function standbyDifference(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  const isNew = isOnStandby(after) && !isOnStandby(before);
  return isNew ? difference('standby', subjectOf(after), ['starting', 'standby'], after.health) : [];
}

function isOfPull({line}: JudgedPod): boolean {
  return ruleFor(line.status.replace(/^Init:/, '')).subject === 'pull';
}

// Each try to pull an image fails and is waited after: nothing else tells of these rounds.
function pullRounds(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  const rounds = difference('status', subjectOf(after), [before.line.status, after.line.status], after.health);
  return isOfPull(after) ? rounds.map(round => ({...round, isRound: true})) : [];
}

// A pod in a crash loop is up and down and up in each round. That it restarted tells as much, in one line a round.
function goesRound(before: JudgedPod, after: JudgedPod): boolean {
  return before.health === 'failed' && after.health === 'failed' && isOfPull(before) === isOfPull(after);
}

function isReady({ready, total}: PodLine): boolean {
  return total > 0 && ready >= total;
}

function isFlapping({reason}: JudgedPod): boolean {
  return reason === flappingReason;
}

// That the containers of a pod are known now, `0/0` and then `0/1`, is no change of its readiness.
function isAsReady({line: before}: JudgedPod, {line: after}: JudgedPod): boolean {
  return before.ready === after.ready && isReady(before) === isReady(after);
}

/** How long after its creation a pod became ready; nothing when it was ready before, or the times are not known. */
function readyAfter({pod, line, health, since}: JudgedPod, memory: PodMemory | undefined) {
  const wasReady = memory?.lastSeen.troubles.some(({kind}) => kind === 'not-ready') ?? true;
  return isReady(line) && health === 'ok' && since !== null && pod.createdAt !== null && !wasReady
    ? {readyAfterMs: Math.max(0, since - pod.createdAt)}
    : {};
}

// A flapping pod has one change per round. The readiness of a superseded pod does not matter.
function readyDifference(before: JudgedPod, after: JudgedPod, memory: PodMemory | undefined): readonly Difference[] {
  const texts = [readyText(before.line), readyText(after.line)] as const;
  if (after.superseded || isAsReady(before, after)) {
    return [];
  }
  if (!(isFlapping(before) && isFlapping(after))) {
    const [found] = difference('ready', subjectOf(after), texts, after.health);
    return found === undefined ? [] : [{...found, ...readyAfter(after, memory)}];
  }
  return after.line.ready < before.line.ready ? difference('flapped', subjectOf(after), texts, after.health) : [];
}

// What was not told while it failed.
function recovery(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  const isOver = before.health === 'failed' && after.health !== 'failed' && before.line.status === after.line.status;
  return isOver ? difference('status', subjectOf(after), ['failing', after.line.status], after.health) : [];
}

function podDifferences(before: JudgedPod, after: JudgedPod, memory: PodMemory | undefined): readonly Difference[] {
  if (before === after) {
    return [];
  }
  const subject = subjectOf(after);
  const {health} = after;
  // kubectl's count falls when the init containers are done: only a rise is a restart.
  const restartsBefore = Math.min(before.line.restarts, after.line.restarts);
  const isRound = goesRound(before, after);
  return [
    ...(isRound
      ? pullRounds(before, after)
      : difference('status', subject, [before.line.status, after.line.status], health)),
    ...(isRound ? [] : readyDifference(before, after, memory)),
    ...recovery(before, after),
    ...difference('restarts', subject, [String(restartsBefore), String(after.line.restarts)], health),
    ...difference('superseded', subject, [supersededText(before), supersededText(after)], health),
    ...standbyDifference(before, after),
  ];
}

/** A pod and the one of another uid that has its name now, as a StatefulSet makes them. */
function replacement(gone: JudgedPod, now: JudgedPod): Difference {
  return {kind: 'pod-replaced', ...subjectOf(now), from: gone.line.status, to: now.line.status, health: now.health};
}

function nameOf({pod}: JudgedPod): string {
  return `${pod.namespace}/${pod.name}`;
}

function podsWithout(pods: readonly JudgedPod[], others: readonly JudgedPod[]): readonly JudgedPod[] {
  const uids = new Set(others.map(({pod}) => pod.uid));
  return pods.filter(({pod}) => !uids.has(pod.uid));
}

// A pod that an answer without a whole list did not show was there all the same.
function seenDifferences(before: Snapshot, after: Snapshot): readonly Difference[] {
  const known = new Map(before.pods.map(judged => [judged.pod.uid, judged]));
  const left = new Map(podsWithout(before.pods, after.pods).map(judged => [nameOf(judged), judged]));
  return after.pods.flatMap(judged => {
    const earlier = known.get(judged.pod.uid);
    if (earlier !== undefined) {
      return podDifferences(earlier, judged, after.memory.get(judged.pod.uid));
    }
    if (before.memory.has(judged.pod.uid)) {
      return [];
    }
    const gone = left.get(nameOf(judged));
    return gone === undefined
      ? difference('pod-added', subjectOf(judged), [null, judged.line.status], judged.health)
      : [replacement(gone, judged)];
  });
}

function goneDifferences(before: Snapshot, after: Snapshot): readonly Difference[] {
  if (after.observation.kind !== 'pods' || after.observation.incomplete !== null) {
    return [];
  }
  const names = new Set(after.pods.map(nameOf));
  return podsWithout(before.pods, after.pods)
    .filter(judged => !names.has(nameOf(judged)))
    .flatMap(judged =>
      difference(
        'pod-removed',
        subjectOf(judged),
        [judged.line.status, null],
        judged.superseded ? 'ok' : 'progressing',
      ),
    );
}

function appDifferences(before: Snapshot, after: Snapshot): readonly Difference[] {
  const known = new Set(before.missing.map(({app}) => app));
  return after.missing
    .filter(({app}) => !known.has(app))
    .map(({app}) => ({kind: 'app-missing', pod: app, app, uid: null, from: null, to: null, health: 'degraded'}));
}

/**
 * What changed from one snapshot to the next, seen at `at` (epoch ms): pods in the order of the list, those that are
 * gone, and the state of the cluster last. Nothing at the first look. Only a list read whole, or another pod of its
 * name, can tell that a pod is gone.
 */
export function changesBetween(
  clusterId: string,
  before: Snapshot | null,
  after: Snapshot,
  at: number,
): readonly Change[] {
  if (before === null) {
    return [];
  }
  return [
    ...seenDifferences(before, after),
    ...goneDifferences(before, after),
    ...appDifferences(before, after),
    ...difference('cluster-state', wholeCluster, [before.state, after.state], healthOfState(after.state)),
  ].map(found => ({at, clusterId, ...found}));
}
