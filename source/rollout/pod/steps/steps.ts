import {type Step, shiftSteps} from './step.ts';
import {type StepLook, toldSteps} from './told.ts';

/** What was known of a pod at the look before. */
export type KnownSteps = {
  readonly steps: readonly Step[];
  /** When that look was, epoch ms. */
  readonly at: number;
  /** kubectl's STATUS then. */
  readonly status: string;
  readonly restarts: number;
};

// A pod that flaps for a day has hundreds; of the first ones it can be seen how it came up.
const [mostFirst, mostLast] = [4, 20];

function isSame(a: Step | undefined, b: Step): boolean {
  return a?.kind === b.kind && a.failing === b.failing;
}

// A pod's creationTimestamp never changes: when it seems to, a clock was set, and all that was seen moves with it.
function clockMovedBy(steps: readonly Step[], told: readonly Step[]): number {
  const [known, now] = [steps[0], told[0]];
  return known?.exact && now?.exact ? now.from - known.from : 0;
}

/** Tries that failed between the two looks: restarts, or a pull that went wrong once more. */
function triesSince(known: KnownSteps, {line}: StepLook): number {
  const isPullError = (status: string) => status.replace(/^Init:/, '') === 'ErrImagePull';
  const pulls = isPullError(line.status) && !isPullError(known.status) ? 1 : 0;
  return Math.max(0, line.restarts - known.restarts) + pulls;
}

function bounded(steps: readonly Step[]): readonly Step[] {
  return steps.length <= mostFirst + mostLast ? steps : [...steps.slice(0, mostFirst), ...steps.slice(-mostLast)];
}

/** The steps that an answer adds to those known. What was seen to fail stays, although later answers do not tell it. */
function added(known: Step, told: readonly Step[], at: number): readonly Step[] {
  const after = known.failing ? Math.max(known.from, at) : known.from;
  return told.filter(step => step.from > after || step.to === null);
}

/** The steps of a pod after a look: what the answer tells, and what was seen before. The same array when nothing changed. */
export function stepsAfter(known: KnownSteps | null, look: StepLook): readonly Step[] {
  const told = toldSteps(look);
  if (known === null || known.steps.length === 0) {
    return told;
  }
  const movedBy = clockMovedBy(known.steps, told);
  const before = shiftSteps(known.steps, movedBy).filter(({from}) => from <= look.now);
  const last = before.at(-1);
  if (last === undefined) {
    return told;
  }
  const steps: Step[] = [...before];
  for (const step of added(last, told, known.at + movedBy)) {
    const open = steps.at(-1);
    if (open === undefined || isSame(open, step)) {
      continue;
    }
    // One that still lasts may have begun before the look that did not see it yet.
    const from = step.from > open.from ? step.from : look.now;
    steps.splice(-1, 1, {...open, to: from});
    steps.push({...step, from, exact: step.exact && from === step.from});
  }
  const open = steps.at(-1);
  const tries = open?.failing && isSame(last, open) ? triesSince(known, look) : 0;
  if (open !== undefined && tries > 0) {
    steps.splice(-1, 1, {...open, tries: open.tries + tries});
  }
  const isUnchanged = steps.length === known.steps.length && steps.every((step, index) => step === known.steps[index]);
  return isUnchanged ? known.steps : bounded(steps);
}
