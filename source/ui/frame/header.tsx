import {selectedEntry} from '../../monitor/store/selectors.ts';
import type {MonitorState} from '../../monitor/store/store.ts';
import {Lines} from '../look/line.tsx';
import {plainText} from '../look/segments.ts';
import {useMonitor, useScreenContext} from '../view/context.ts';
import {type Frame, notesOf} from '../view/frame-size.ts';
import {titleLine} from './header-lines.ts';
import {noteLines} from './notes.ts';
import {tabSegments} from './tabs.ts';

type HeaderProps = {readonly width: number; readonly frame: Frame};

/** Title, tabs, and what went wrong. */
export function Header({width, frame}: HeaderProps) {
  const {monitor, theme} = useScreenContext();
  const build = (state: MonitorState) => [
    titleLine(state, selectedEntry(state), width, theme.symbols),
    ...(frame.tabs ? [tabSegments(state, width, theme.symbols)] : []),
    ...noteLines(state.now, notesOf(state), width, theme.symbols.cut).slice(0, frame.notes),
  ];
  // Render when the words change, not whenever the clock moves.
  useMonitor(state => plainText(build(state)));
  return <Lines lines={build(monitor.getState())} width={width} />;
}
