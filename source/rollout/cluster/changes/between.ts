import {isOnStandby, type JudgedPod} from '../../health/health.ts';
import {ruleFor} from '../../health/reasons/rules.ts';
import {flappingReason} from '../../health/unstable.ts';
import type {Health} from '../../pod/pod.ts';
import {readyText} from '../../pod/status.ts';
import type {Change, ChangeKind, Snapshot} from '../cluster.ts';
import {healthOfState} from '../state.ts';

type Difference = Omit<Change, 'at' | 'clusterId'>;
type Texts = readonly [from: string | null, to: string | null];

function difference(kind: ChangeKind, pod: string | null, [from, to]: Texts, health: Health): readonly Difference[] {
  return from === to ? [] : [{kind, pod, from, to, health}];
}

function supersededText(judged: JudgedPod): string {
  return judged.superseded ? 'superseded' : 'current';
}

// When it becomes the leader, its readiness changes, which is a change of its own.
function standbyDifference(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  const isNew = isOnStandby(after) && !isOnStandby(before);
  return isNew ? difference('standby', after.pod.name, ['starting', 'standby'], after.health) : [];
}

function isOfPull({line}: JudgedPod): boolean {
  return ruleFor(line.status.replace(/^Init:/, '')).subject === 'pull';
}

// A pod in a crash loop is up and down and up in each round. That it restarted tells as much, in one line a round.
function goesRound(before: JudgedPod, after: JudgedPod): boolean {
  return before.health === 'failed' && after.health === 'failed' && isOfPull(before) === isOfPull(after);
}

function isFlapping({reason}: JudgedPod): boolean {
  return reason === flappingReason;
}

// A flapping pod has one change per round. The readiness of a superseded pod does not matter.
function readyDifference(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  const texts = [readyText(before.line), readyText(after.line)] as const;
  if (after.superseded) {
    return [];
  }
  if (!(isFlapping(before) && isFlapping(after))) {
    return difference('ready', after.pod.name, texts, after.health);
  }
  return after.line.ready < before.line.ready ? difference('flapped', after.pod.name, texts, after.health) : [];
}

// What was not told while it failed.
function recovery(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  const isOver = before.health === 'failed' && after.health !== 'failed' && before.line.status === after.line.status;
  return isOver ? difference('status', after.pod.name, ['failing', after.line.status], after.health) : [];
}

function podDifferences(before: JudgedPod, after: JudgedPod): readonly Difference[] {
  if (before === after) {
    return [];
  }
  const {name} = after.pod;
  const {health} = after;
  // kubectl's count falls when the init containers are done: only a rise is a restart.
  const restartsBefore = Math.min(before.line.restarts, after.line.restarts);
  const isRound = goesRound(before, after);
  return [
    ...(isRound ? [] : difference('status', name, [before.line.status, after.line.status], health)),
    ...(isRound ? [] : readyDifference(before, after)),
    ...recovery(before, after),
    ...difference('restarts', name, [String(restartsBefore), String(after.line.restarts)], health),
    ...difference('superseded', name, [supersededText(before), supersededText(after)], health),
    ...standbyDifference(before, after),
  ];
}

/** A pod and the one of another uid that has its name now, as a StatefulSet makes them. */
function replacement(gone: JudgedPod, {line, pod, health}: JudgedPod): Difference {
  return {kind: 'pod-replaced', pod: pod.name, from: gone.line.status, to: line.status, health};
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
      return podDifferences(earlier, judged);
    }
    if (before.memory.has(judged.pod.uid)) {
      return [];
    }
    const gone = left.get(nameOf(judged));
    return gone === undefined
      ? difference('pod-added', judged.pod.name, [null, judged.line.status], judged.health)
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
    .flatMap(({pod, line, superseded}) =>
      difference('pod-removed', pod.name, [line.status, null], superseded ? 'ok' : 'progressing'),
    );
}

function appDifferences(before: Snapshot, after: Snapshot): readonly Difference[] {
  const known = new Set(before.missing.map(({app}) => app));
  return after.missing
    .filter(({app}) => !known.has(app))
    .map(({app}) => ({kind: 'app-missing', pod: app, from: null, to: null, health: 'degraded'}));
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
    ...difference('cluster-state', null, [before.state, after.state], healthOfState(after.state)),
  ].map(found => ({at, clusterId, ...found}));
}
