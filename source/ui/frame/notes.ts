import type {Problem} from '../../monitor/store/store.ts';
import type {Unfinished} from '../../rollout/cluster/unfinished.ts';
import {ageOf} from '../../text/duration.ts';
import {textWidth} from '../../text/fit.ts';
import {cutSegments, type Segments, segmentsWidth} from '../look/segments.ts';
import type {NextTry, Notes} from '../view/frame-size.ts';

function nextTryText({nextAt, pollingSince, replayed}: NextTry, now: number): string {
  if (pollingSince !== null) {
    return 'trying now';
  }
  if (nextAt === null) {
    return replayed ? 'not tried again' : 'r tries again';
  }
  return `next try in ${ageOf(now, Math.max(now, nextAt))}`;
}

/** Below this the cause is worth more than since when it has been so. */
const leastCauseWidth = 30;

/** The cause, cut so that the next try is in view. */
function causeLine(now: number, problem: Problem, nextTry: NextTry, width: number, mark: string): Segments {
  const next = nextTryText(nextTry, now);
  const whole = `  since ${ageOf(problem.since, now)}, ${next}`;
  const tail = width - textWidth(whole) < leastCauseWidth ? `  ${next}` : whole;
  const cause: Segments = [{text: `! ${problem.message}`, tone: 'degraded'}];
  return [...cutSegments(cause, Math.max(0, width - textWidth(tail)), mark), {text: tail}];
}

/** What is missing, cut so that the key for it is in view; then what to check. */
function unfinishedLines({text, check}: Unfinished, acceptable: boolean, width: number, mark: string): Segments[] {
  const key: Segments = acceptable ? [{text: '  a', tone: 'key'}, {text: ' accept'}] : [];
  const why: Segments = [{text: `! ${text}`, tone: 'degraded'}];
  const first = [...cutSegments(why, Math.max(0, width - segmentsWidth(key)), mark), ...key];
  return check === null ? [first] : [first, [{text: `  ${check}`, tone: 'degraded'}]];
}

/** What the header has to tell besides the state: what went wrong and what to do, or why a list is not whole. */
export function noteLines(
  now: number,
  {problem, incomplete, unfinished, acceptable, nextTry}: Notes,
  width: number,
  mark: string,
): readonly Segments[] {
  if (problem) {
    return [causeLine(now, problem, nextTry, width, mark), [{text: `  ${problem.hint}`, tone: 'degraded'}]];
  }
  if (incomplete !== null) {
    return [[{text: `! The list is incomplete: ${incomplete}`, tone: 'degraded'}]];
  }
  return unfinished === null ? [] : unfinishedLines(unfinished, acceptable, width, mark);
}
