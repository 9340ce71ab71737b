import {ageOf} from '../../text/duration.ts';
import {textWidth} from '../../text/fit.ts';
import {clockText} from '../../text/time.ts';
import type {Tone} from '../look/looks.ts';
import {cutSegments, type Segments, segmentsWidth} from '../look/segments.ts';
import {causeOf, hintLines, type Note, nextTryText} from '../view/notes.ts';
import type {ViewState} from '../view/view-store.ts';

/** Below this the cause is worth more than since when it has been so. */
const leastCauseWidth = 30;

/** The cause, cut so that the longest of the tails that leaves it enough room is in view; the last one always is. */
function causeLine(cause: Segments, tails: readonly string[], width: number, mark: string): Segments {
  const tail = tails.find(text => width - textWidth(text) - 2 >= leastCauseWidth) ?? tails.at(-1) ?? '';
  const end: Segments = tail === '' ? [] : [{text: `  ${tail}`}];
  return [...cutSegments(cause, Math.max(0, width - segmentsWidth(end)), mark), ...end];
}

function warning(text: string, tone: Tone = 'degraded'): Segments {
  return [{text: `! ${text}`, tone}];
}

/** What is missing, cut so that the key for it is in view. */
function unfinishedLine(text: string, acceptable: boolean, width: number, mark: string): Segments {
  const key: Segments = acceptable ? [{text: '  a', tone: 'key'}, {text: ' accept'}] : [];
  return [...cutSegments(warning(text), Math.max(0, width - segmentsWidth(key)), mark), ...key];
}

function firstLine(now: number, note: Note, width: number, mark: string): Segments {
  switch (note.kind) {
    case 'refused': {
      const {at, nextTry} = note;
      const next = nextTry.replayed ? '' : `, ${nextTryText({...nextTry, nextAt: null}, now)}`;
      const tails = [`polling stopped at ${clockText(at)}${next}`, `polling stopped${next}`, next.slice(2)];
      return causeLine(warning(causeOf(note), 'failed'), tails, width, mark);
    }
    case 'throttled': {
      const until = `until ${clockText(note.at)}`;
      return causeLine(warning(causeOf(note)), [`no request is sent ${until}`, until], width, mark);
    }
    case 'problem': {
      const next = nextTryText(note.nextTry, now);
      const tails = [`since ${ageOf(note.problem.since, now)}, ${next}`, next];
      return causeLine(warning(causeOf(note)), tails, width, mark);
    }
    case 'incomplete':
      return warning(causeOf(note));
    case 'unfinished':
      return unfinishedLine(causeOf(note), note.acceptable, width, mark);
  }
}

/** What the header has to tell besides the state: what went wrong and what to do, or why a list is not whole. */
export function noteLines(
  now: number,
  note: Note | null,
  view: Pick<ViewState, 'columns' | 'rows'>,
  mark: string,
): readonly Segments[] {
  if (note === null) {
    return [];
  }
  const hints = hintLines(note, view, mark).map((text): Segments => [{text: `  ${text}`, tone: 'degraded'}]);
  return [firstLine(now, note, view.columns, mark), ...hints];
}
