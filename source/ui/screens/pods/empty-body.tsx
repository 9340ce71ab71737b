import {selectedEntry} from '../../../monitor/store/selectors.ts';
import type {MonitorState} from '../../../monitor/store/store.ts';
import {Lines} from '../../look/line.tsx';
import {plainText} from '../../look/segments.ts';
import {useMonitor, useScreenContext, useView} from '../../view/context.ts';
import {emptyLines} from './empty.ts';

/** What stands where pods would. */
export function EmptyBody() {
  const {monitor, theme} = useScreenContext();
  const view = useView(state => state);
  const build = (state: MonitorState) => emptyLines(state, selectedEntry(state), view, theme.symbols);
  useMonitor(state => plainText(build(state)));
  return <Lines lines={build(monitor.getState())} width={view.columns} />;
}
