import type {JudgedPod} from '../health/health.ts';
import type {Step, StepKind} from '../pod/steps/step.ts';

/** The rollout that is under way, or the last one. Times are epoch ms. */
export type Rollout = {
  readonly from: number;
  /** When the last of its pods was ready; null: it lasts. */
  readonly to: number | null;
  /** `to` is when pods became ready; false where an answer only tells that they had started by then. */
  readonly isExact: boolean;
  /** Pods were made in it; false: pods that were there went wrong. */
  readonly isNew: boolean;
};

// Controllers that are made one after the other are still one rollout.
const pauseMs = 60_000;

const settled: ReadonlySet<StepKind> = new Set(['ready', 'running', 'unknown', 'ended']);

function isSettled({kind, failing}: Step): boolean {
  return settled.has(kind) && !failing;
}

/** The stretches in which a pod was on its way or in trouble, oldest first. */
function unsettledOf(steps: readonly Step[]): readonly Rollout[] {
  const stretches: Rollout[] = [];
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (isSettled(step)) {
      continue;
    }
    const isExact = steps[index + 1]?.kind !== 'running';
    const last = stretches.at(-1);
    if (last !== undefined && before !== undefined && !isSettled(before)) {
      stretches.splice(-1, 1, {...last, to: step.to, isExact});
    } else {
      stretches.push({from: step.from, to: step.to, isExact, isNew: index === 0});
    }
  }
  return stretches;
}

function joined(a: Rollout, b: Rollout): Rollout {
  const to = a.to === null || b.to === null ? null : Math.max(a.to, b.to);
  return {from: a.from, to, isExact: a.isExact && b.isExact, isNew: a.isNew || b.isNew};
}

/**
 * The rollout of the pods that count: stretches in which some were on their way or in trouble are one, when less than a
 * minute lies between them. Where all is settled it is the last one in which pods were made; null where none is known.
 */
export function rolloutOf(pods: readonly JudgedPod[]): Rollout | null {
  const stretches = pods
    .flatMap(({superseded, steps}) => (superseded ? [] : unsettledOf(steps)))
    .sort((a, b) => a.from - b.from);
  const all: Rollout[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last !== undefined && (last.to === null || stretch.from - last.to <= pauseMs)) {
      all.splice(-1, 1, joined(last, stretch));
    } else {
      all.push(stretch);
    }
  }
  return all.findLast(({to}) => to === null) ?? all.findLast(({isNew}) => isNew) ?? null;
}

// What failed already when it was first seen may have been ready before that.
function mayHideReadiness({kind, failing, exact}: Step): boolean {
  return kind === 'running' || kind === 'unknown' || (kind === 'starting' && failing && exact);
}

/** How long a pod took from its creation until it was ready for the first time, ms; null where that is not known. */
export function tookMs({steps}: JudgedPod): number | null {
  const ready = steps.findIndex(({kind}) => kind === 'ready');
  const isKnown = ready > 0 && !steps.slice(0, ready).some(mayHideReadiness);
  return isKnown ? (steps[ready]?.from ?? 0) - (steps[0]?.from ?? 0) : null;
}

/** A pod that is ready, and how long it took, ms. */
export type ReadyPod = {readonly judged: JudgedPod; readonly ms: number};

/** The pods that were made in this rollout and are ready, the slowest last. */
export function readyIn(rollout: Rollout | null, pods: readonly JudgedPod[]): readonly ReadyPod[] {
  if (rollout === null) {
    return [];
  }
  return pods
    .flatMap(judged => {
      const ms = judged.superseded || (judged.steps[0]?.from ?? 0) < rollout.from ? null : tookMs(judged);
      return ms === null ? [] : [{judged, ms}];
    })
    .sort((a, b) => a.ms - b.ms);
}
