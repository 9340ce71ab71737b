import {crashBackOff} from '../pod/back-off.ts';
import type {Health, Pod, PodLine} from '../pod/pod.ts';
import {conditionOf} from '../pod/status.ts';
import type {Step} from '../pod/steps/step.ts';
import {stepsAfter} from '../pod/steps/steps.ts';
import {enteredAt, failingAtLeastSince} from '../pod/times.ts';
import {type Diagnoses, diagnosesAfter, noDiagnoses} from './diagnosis.ts';
import {type LastSeen, lastSeenAfter} from './troubles.ts';

/** What the watch remembers of one pod from answer to answer. Times are epoch ms. */
export type PodMemory = {
  readonly firstSeenAt: number;
  /**
   * Restarts that are not of this watch: those of a pod that was there at its first look; 0 for pods that came later.
   */
  readonly restartsAtStart: number;
  /** STATUS, READY, restarts and readiness in one text: as long as it stays the same, so does the state of the pod. */
  readonly situation: string;
  /** Since when the pod has been in that situation. */
  readonly statusSince: number;
  /** The health found at the last look; null until it is judged. */
  readonly health: Health | null;
  /** Since when the pod has been failing again and again; null when it is not. */
  readonly failedSince: number | null;
  readonly lastFailedAt: number | null;
  readonly lastSeen: LastSeen;
  readonly diagnoses: Diagnoses;
  /** What the pod went through, oldest first; empty until it is judged. */
  readonly steps: readonly Step[];
};

// The condition Ready may be False though READY is 1/1: the node, or a readiness gate.
function situationOf(pod: Pod, line: PodLine): string {
  const readiness = conditionOf(pod, 'Ready')?.status ?? '';
  return `${line.status} ${line.ready}/${line.total} ${line.restarts} ${readiness}`;
}

// A crash loop runs for a while between two failures: it is over when the kubelet, too, forgets the last one.
function isFailingStill(memory: PodMemory, now: number): boolean {
  return (
    memory.health === 'failed' ||
    (memory.lastFailedAt !== null && now - memory.lastFailedAt <= crashBackOff.forgottenAfter)
  );
}

function firstMemory(pod: Pod, line: PodLine, now: number, firstLook: boolean): PodMemory {
  return {
    firstSeenAt: now,
    restartsAtStart: firstLook ? line.restarts : 0,
    situation: situationOf(pod, line),
    statusSince: Math.min(now, enteredAt(pod) ?? now),
    health: null,
    failedSince: null,
    lastFailedAt: null,
    lastSeen: lastSeenAfter(null, pod, line, now),
    diagnoses: diagnosesAfter(noDiagnoses, pod),
    steps: [],
  };
}

// The answer's own time is exact, but only one that lies between the two looks can be the time of this change.
function changedAt(pod: Pod, previous: PodMemory, now: number): number {
  const entered = enteredAt(pod);
  return entered !== null && entered > previous.lastSeen.at && entered <= now ? entered : now;
}

/**
 * The memory of a pod after a look at `now`, before its health is judged. `firstLook`: nothing of the cluster was
 * seen before.
 */
export function remember(
  previous: PodMemory | undefined,
  pod: Pod,
  line: PodLine,
  now: number,
  firstLook: boolean,
): PodMemory {
  if (previous === undefined) {
    return firstMemory(pod, line, now, firstLook);
  }
  const situation = situationOf(pod, line);
  return {
    ...previous,
    // kubectl's count falls when the init containers are done: what comes after counts from there.
    restartsAtStart: Math.min(previous.restartsAtStart, line.restarts),
    situation,
    statusSince: situation === previous.situation ? previous.statusSince : changedAt(pod, previous, now),
    failedSince: isFailingStill(previous, now) ? previous.failedSince : null,
    lastSeen: lastSeenAfter(previous.lastSeen, pod, line, now),
    diagnoses: diagnosesAfter(previous.diagnoses, pod),
  };
}

/**
 * Since when a pod that is judged failed at `now` has been failing: as remembered, else what its first answer tells.
 */
export function failingSince(memory: PodMemory, pod: Pod, now: number): number {
  const atFirstSight = memory.firstSeenAt === memory.lastSeen.at;
  return memory.failedSince ?? (atFirstSight ? Math.min(now, failingAtLeastSince(pod, now)) : now);
}

/** What was found of a pod at a look at `now`; `since` is when it came into that health (epoch ms). */
type Found = {
  readonly pod: Pod;
  readonly line: PodLine;
  readonly health: Health;
  readonly since: number;
  readonly now: number;
};

/** The memory with what was found; `previous` is that of the look before. */
export function rememberFound(previous: PodMemory | undefined, memory: PodMemory, found: Found): PodMemory {
  const {health, since, now} = found;
  const known = previous === undefined ? null : {steps: previous.steps, ...previous.lastSeen};
  const after = {...memory, health, steps: stepsAfter(known, found)};
  return health === 'failed' ? {...after, failedSince: since, lastFailedAt: now} : after;
}
