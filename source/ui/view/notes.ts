import {type EndpointTrouble, endpointTrouble} from '../../monitor/store/endpoint.ts';
import {labelOf, selectedEntry} from '../../monitor/store/selectors.ts';
import type {ClusterEntry, MonitorState, Problem} from '../../monitor/store/store.ts';
import {type Unfinished, unfinishedOf} from '../../rollout/cluster/unfinished.ts';
import {ageOf} from '../../text/duration.ts';
import {textWidth, wrapText} from '../../text/fit.ts';
import {clockText} from '../../text/time.ts';
import type {ViewState} from './view-store.ts';

/** When a failing poll is tried again; `nextAt` null means never by itself. */
export type NextTry = {
  readonly nextAt: number | null;
  readonly pollingSince: number | null;
  readonly replayed: boolean;
};

/** What the header has to tell besides the state. `hint` is what to do; it stands below, as far as there is room. */
export type Note = {readonly hint: string | null} & (
  | {
      readonly kind: 'refused' | 'throttled';
      /** Who met it; null: the selected cluster. */
      readonly who: string | null;
      readonly message: string;
      /** Since when, or until when, nothing is polled (epoch ms). */
      readonly at: number;
      readonly nextTry: NextTry;
    }
  | {readonly kind: 'problem'; readonly problem: Problem; readonly nextTry: NextTry}
  | {readonly kind: 'incomplete'; readonly why: string}
  | {
      readonly kind: 'unfinished';
      readonly text: string;
      /** A key says that missing apps are gone for good. */
      readonly acceptable: boolean;
    }
);

const renewed = 'A token file that was renewed is read by itself.';

function whoMet(state: MonitorState, clusterId: string | null, shown: ClusterEntry | null): string | null {
  if (clusterId === null) {
    // With none known, nothing else can have met it, and the screen says that there is no list.
    return state.order.length === 0 ? null : 'list of clusters';
  }
  return clusterId === shown?.ref.id ? null : labelOf(state, clusterId);
}

function nextTryOf(state: MonitorState, entry: ClusterEntry | null): NextTry {
  return {
    nextAt: entry ? entry.nextPollAt : state.listNextAt,
    pollingSince: entry?.pollingSince ?? null,
    replayed: state.replay !== null,
  };
}

function noteOfEndpoint(state: MonitorState, trouble: EndpointTrouble, shown: ClusterEntry | null): Note {
  const nextTry = nextTryOf(state, shown);
  switch (trouble.kind) {
    case 'refused': {
      const {clusterId, message, hint, since} = trouble.refusal;
      const who = whoMet(state, clusterId, shown);
      return {kind: 'refused', who, message, hint: `${hint} ${renewed}`, at: since, nextTry};
    }
    case 'throttled': {
      const {clusterId, message, hint, until} = trouble.quiet;
      return {kind: 'throttled', who: whoMet(state, clusterId, shown), message, hint, at: until, nextTry};
    }
    case 'unlisted': {
      const {problem} = trouble;
      const message = `list of clusters: ${problem.message}`;
      const hint = `Clusters may have joined. ${problem.hint}`;
      return {kind: 'problem', problem: {...problem, message}, hint, nextTry: nextTryOf(state, null)};
    }
  }
}

function noteOfCluster(state: MonitorState, entry: ClusterEntry, nextTry: NextTry): Note | null {
  const {problem, snapshot} = entry;
  if (problem) {
    return {kind: 'problem', problem, hint: problem.hint, nextTry};
  }
  if (snapshot?.observation.kind === 'pods' && snapshot.observation.incomplete !== null) {
    return {kind: 'incomplete', why: snapshot.observation.incomplete, hint: null};
  }
  const unfinished: Unfinished | null = snapshot && unfinishedOf(snapshot, state.now);
  return unfinished === null
    ? null
    : {
        kind: 'unfinished',
        text: unfinished.text,
        hint: unfinished.check,
        acceptable: (snapshot?.missing.length ?? 0) > 0,
      };
}

/**
 * The worst of what the header has to tell: what stops every cluster, then the selected one, then that clusters may be
 * missing. `aboutAll`: nothing of the selected one.
 */
export function noteOf(state: MonitorState, aboutAll: boolean): Note | null {
  const entry = selectedEntry(state);
  const shown = aboutAll ? null : entry;
  const trouble = endpointTrouble(state);
  const nextTry = nextTryOf(state, shown);
  if (trouble !== null && trouble.kind !== 'unlisted') {
    return noteOfEndpoint(state, trouble, shown);
  }
  if (entry === null) {
    const problem = state.listProblem;
    return problem && {kind: 'problem', problem, hint: problem.hint, nextTry};
  }
  return (shown && noteOfCluster(state, shown, nextTry)) ?? (trouble && noteOfEndpoint(state, trouble, shown));
}

/** What went wrong, or is missing, in one sentence. */
export function causeOf(note: Note): string {
  switch (note.kind) {
    case 'refused':
    case 'throttled':
      return note.who === null ? note.message : `${note.who}: ${note.message}`;
    case 'problem':
      return note.problem.message;
    case 'incomplete':
      return `The list is incomplete: ${note.why}`;
    case 'unfinished':
      return note.text;
  }
}

/** When it is tried again, or by which key. */
export function nextTryText({nextAt, pollingSince, replayed}: NextTry, now: number): string {
  if (pollingSince !== null) {
    return 'trying now';
  }
  if (nextAt === null) {
    return replayed ? 'not tried again' : 'r tries again';
  }
  return `next try in ${ageOf(now, Math.max(now, nextAt))}`;
}

/** Until when nothing happens, or which key to press, as a sentence; one that says less where it would be cut. */
export function nextStep(note: Note, now: number, width: number): string {
  switch (note.kind) {
    case 'refused': {
      const next = note.nextTry.replayed ? '' : `: ${nextTryText({...note.nextTry, nextAt: null}, now)}`;
      const long = `Polling stopped at ${clockText(note.at)}${next}.`;
      return textWidth(long) <= width ? long : `Polling stopped${next}.`;
    }
    case 'throttled':
      return `No request is sent until ${clockText(note.at)}.`;
    case 'problem':
      return `Failing for ${ageOf(note.problem.since, now)}: ${nextTryText(note.nextTry, now)}.`;
    default:
      return '';
  }
}

/** From so many rows on there is room for a line of the hint, and for a second one. */
const rowsForHint = 14;
const rowsForLongHint = 20;

/** The hint of a note in as many lines as there is room for. */
export function hintLines({hint}: Note, {columns, rows}: Pick<ViewState, 'columns' | 'rows'>, mark: string): string[] {
  if (hint === null || rows < rowsForHint) {
    return [];
  }
  return wrapText(hint, columns - 2, rows < rowsForLongHint ? 1 : 2, mark);
}
