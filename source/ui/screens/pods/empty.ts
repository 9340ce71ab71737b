import type {ClusterEntry, MonitorState} from '../../../monitor/store/store.ts';
import {wrapText} from '../../../text/fit.ts';
import type {Segments} from '../../look/segments.ts';
import {stateOf} from '../../look/state.ts';
import type {Symbols} from '../../look/theme.ts';
import {frameSize, isToldInBody} from '../../view/frame-size.ts';
import {causeOf, type Note, nextStep, noteOf} from '../../view/notes.ts';
import type {ViewState} from '../../view/view-store.ts';

function titleWithoutCluster(state: MonitorState): readonly string[] {
  if (state.listProblem !== null) {
    return ['The list of clusters cannot be read.'];
  }
  return state.listed
    ? [
        'This account has no clusters in UCS.',
        'Register one, or check that the credentials belong to the right account.',
      ]
    : ['Reading the list of clusters...'];
}

function words(state: MonitorState, entry: ClusterEntry | null, view: ViewState): readonly string[] {
  if (!entry) {
    return titleWithoutCluster(state);
  }
  if (!entry.snapshot) {
    const failed = entry.problem !== null || state.refusal !== null;
    return [failed ? 'Nothing has been seen of this cluster yet.' : 'Waiting for the first answer...'];
  }
  if (entry.snapshot.pods.length > 0) {
    const why = view.onlyProblems && view.filters.pods === '' ? 'No pod has a problem' : 'No pod matches';
    return [`${why}: ${entry.snapshot.pods.length} hidden. Esc shows all.`];
  }
  switch (stateOf(entry)) {
    case 'not-enabled':
      if (entry.snapshot.observation.kind === 'pods') {
        return [
          'UCS lists no pods of this cluster.',
          'It has not said that GitOps is not enabled: its pods may still come, or be gone.',
        ];
      }
      return [
        'GitOps is not enabled on this cluster.',
        'Enable it in the UCS console; its pods appear here as they start.',
      ];
    case 'installing':
      return ['GitOps is being enabled; UCS has no pods to show yet.'];
    case 'disabling':
      return ['GitOps is being disabled on this cluster.'];
    case 'enabled':
      return ['UCS says that GitOps is enabled, but gave no list of pods.'];
    default:
      return ['The answer holds no pods.'];
  }
}

/** What went wrong, what to do, and the next try; the last is always in view, the hint gives way to the cause. */
function troubleLines(note: Note, now: number, width: number, rows: number, mark: string): readonly Segments[] {
  const next: Segments = [{text: `  ${nextStep(note, now, width)}`}];
  const room = Math.max(1, rows - 1);
  const hint = wrapText(note.hint ?? '', width);
  const cause = wrapText(`! ${causeOf(note)}`, width, Math.max(1, room - hint.length, Math.ceil(room / 2)), mark);
  const left = room - cause.length;
  const hints = left > 0 ? wrapText(note.hint ?? '', width, left, mark) : [];
  const gap: readonly Segments[] = rows >= cause.length + hints.length + 3 ? [[]] : [];
  return [
    ...cause.map((text): Segments => [{text: `  ${text}`, tone: note.kind === 'refused' ? 'failed' : 'degraded'}]),
    ...gap,
    ...hints.map((text): Segments => [{text: `  ${text}`}]),
    ...gap,
    next,
  ];
}

/** What stands where pods would: why there are none, and what to do. */
export function emptyLines(
  state: MonitorState,
  entry: ClusterEntry | null,
  view: ViewState,
  symbols: Symbols,
): readonly Segments[] {
  const note = isToldInBody(view, state) ? noteOf(state, false) : null;
  const width = view.columns - 2;
  const wrapped = words(state, entry, view).flatMap(text => wrapText(text, width, 4, symbols.cut));
  const lines = wrapped.map((text, index): Segments => [{text: `  ${text}`, tone: index === 0 ? 'title' : 'plain'}]);
  if (note === null) {
    return [[], ...lines];
  }
  const {body} = frameSize(view, state);
  const needed = wrapText(`! ${causeOf(note)}`, width).length + wrapText(note.hint ?? '', width).length + 1;
  // The name of the cluster stands above, so that the title tells the least.
  const titles = entry !== null && lines.length + needed > body ? [] : lines;
  const rows = body - titles.length;
  const trouble = troubleLines(note, state.now, width, rows, symbols.cut);
  return trouble.length + 2 <= rows ? [[], ...titles, [], ...trouble] : [...titles, ...trouble];
}
