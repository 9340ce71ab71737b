import {changesSince, labelOf} from '../../monitor/store/selectors.ts';
import type {MonitorState} from '../../monitor/store/store.ts';

const mostNames = 3;

/** Tells that clusters left the list since `before`, one of which may have been on the screen; null: none did. */
export function leftText(state: MonitorState, before: MonitorState): string | null {
  if (state.changes === before.changes) {
    return null;
  }
  // Going back in a recording shows older changes, which are not new.
  const left = changesSince(state.changes, before.changes[0]).filter(
    ({kind, at}) => kind === 'cluster-removed' && at >= before.now,
  );
  if (left.length === 0) {
    return null;
  }
  const names = left.slice(0, mostNames).map(({clusterId}) => labelOf(state, clusterId));
  const more = left.length > mostNames ? ` and ${left.length - mostNames} more` : '';
  return `${names.join(', ')}${more} ${left.length === 1 ? 'is' : 'are'} no longer in the list of clusters.`;
}
