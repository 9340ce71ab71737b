import type {MonitorState} from '../../monitor/store/store.ts';
import type {Mode} from './table.ts';

/** Which keys count now. */
export function modeOf(state: MonitorState): Mode {
  return state.replay === null ? 'live' : 'replay';
}
