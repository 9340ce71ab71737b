import {selectedEntry} from '../../monitor/store/selectors.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import {Lines} from '../look/line.tsx';
import {plainText} from '../look/segments.ts';
import {useMonitor, useScreenContext} from '../view/context.ts';
import {type FrameView, frameSize} from '../view/frame-size.ts';
import {fleetTitle} from './fleet-title.ts';
import {noteLines} from './notes.ts';
import {tabSegments} from './tabs.ts';
import {titleLine} from './title.ts';

type HeaderProps = {readonly view: FrameView};

/** Title, tabs, and what went wrong. */
export function Header({view}: HeaderProps) {
  const {monitor, theme, holdUps} = useScreenContext();
  const width = view.columns;
  const build = (state: MonitorState) => {
    const {aboutAll, tabs, note} = frameSize(view, state);
    return [
      aboutAll
        ? fleetTitle(state, width, theme.symbols)
        : titleLine(state, selectedEntry(state), width, theme.symbols, holdUps),
      ...(tabs ? [tabSegments(state, width, theme.symbols)] : []),
      ...noteLines(state.now, note, view, theme.symbols.cut),
    ];
  };
  // Render when the words change, not whenever the clock moves.
  useMonitor(state => plainText(build(state)));
  return <Lines lines={build(monitor.getState())} width={width} />;
}
