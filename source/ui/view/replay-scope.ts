import type {MonitorState} from '../../monitor/store/store.ts';
import type {ScreenKind} from './view-store.ts';

/** Whose changes a replay is about on a screen: those of the selected cluster, or, where all are shown, of any (null). */
export function replayScope({selectedId}: MonitorState, screen: ScreenKind): string | null {
  return screen === 'fleet' || screen === 'timeline' ? null : selectedId;
}
