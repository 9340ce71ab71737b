import type {ClusterEntry, MonitorState} from '../../../monitor/store/store.ts';
import {wrapText} from '../../../text/fit.ts';
import type {Segments} from '../../look/segments.ts';
import {stateOf} from '../../look/state.ts';
import type {Symbols} from '../../look/theme.ts';
import type {ViewState} from '../../view/view-store.ts';

function words(state: MonitorState, entry: ClusterEntry | null, view: ViewState): readonly string[] {
  if (!entry) {
    return state.listed
      ? [
          'This account has no clusters in UCS.',
          'Register one, or check that the credentials belong to the right account.',
        ]
      : ['Reading the list of clusters...'];
  }
  if (!entry.snapshot) {
    return entry.problem ? ['Nothing has been seen of this cluster yet.'] : ['Waiting for the first answer...'];
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

/** What stands where pods would: why there are none, and what to do. */
export function emptyLines(
  state: MonitorState,
  entry: ClusterEntry | null,
  view: ViewState,
  symbols: Symbols,
): readonly Segments[] {
  const lines = words(state, entry, view).flatMap(text => wrapText(text, view.columns - 2, 4, symbols.cut));
  return [[], ...lines.map((text, index): Segments => [{text: `  ${text}`, tone: index === 0 ? 'title' : 'plain'}])];
}
