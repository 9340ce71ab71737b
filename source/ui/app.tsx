import {Box, Text, useInput, usePaste} from 'ink';
import {useEffect, useRef} from 'react';
import {clockRemark} from '../monitor/store/selectors.ts';
import type {MonitorState} from '../monitor/store/store.ts';
import {isTooSmall, minColumns, minRows} from '../terminal/least-size.ts';
import {fitEnd} from '../text/fit.ts';
import {typeIntoPrompt} from './commands/prompt.ts';
import {Footer} from './frame/footer.tsx';
import {Header} from './frame/header.tsx';
import {keyNames} from './keys/name.ts';
import {runKey} from './keys/run.ts';
import {recordOf, type ScreenContext, useMonitor, useScreenContext, useView} from './view/context.ts';
import {frameSize} from './view/frame-size.ts';
import {leftText} from './view/left-text.ts';
import {notify, topScreen} from './view/view-store.ts';

/** Keys and pasted text; the only place that listens to the terminal. */
function useKeyboard(context: ScreenContext): void {
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      runKey(context, name);
    }
  });
  // Pasted text is never taken for keys: it goes into the prompt or nowhere.
  usePaste(text => typeIntoPrompt(context.view, text));
}

/** Narrower screens would cut the long words on the clock. */
const widthForRemark = 80;

function noticeOf(state: MonitorState, columns: number): string | null {
  const isNarrow = columns < widthForRemark;
  const remark = clockRemark(state, isNarrow ? 'short' : 'long');
  return state.notice ?? (remark && `${isNarrow ? '' : 'Beware: '}${remark}.`);
}

/** What happens behind the screens is told once; the word goes with the next key. */
function useNotices({monitor, view}: ScreenContext): void {
  // Another width is no news.
  const columns = useRef(view.getState().columns).current;
  const notice = useMonitor(state => noticeOf(state, columns));
  useEffect(() => {
    if (notice !== null) {
      notify(view, notice, 'degraded');
    }
  }, [view, notice]);
  useEffect(
    () =>
      monitor.subscribe((state, before) => {
        const text = leftText(state, before);
        if (text !== null) {
          notify(view, text, 'degraded');
        }
      }),
    [monitor, view],
  );
}

/** The whole screen: header, body, footer, exactly as large as the terminal. */
export function App() {
  const context = useScreenContext();
  const view = useView(state => state);
  const {columns, rows} = view;
  useMonitor(state => (state.selectedId === null ? null : state.clusters.get(state.selectedId)?.snapshot));
  // Another layout: tabs or notes came or went.
  useMonitor(state => frameSize(view, state).body);
  useKeyboard(context);
  useNotices(context);
  const screen = topScreen(view);
  const {Body, position} = recordOf(context, screen);
  const frame = frameSize(view, context.monitor.getState());
  if (isTooSmall(view)) {
    return (
      <Box width={columns} height={rows} overflow="hidden">
        <Text wrap="truncate">{fitEnd(`Terminal too small: ${minColumns}x${minRows} needed.`, columns, '')}</Text>
      </Box>
    );
  }
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Header view={view} />
      <Box flexDirection="column" height={frame.body} overflow="hidden" flexShrink={0}>
        <Body screen={screen} />
      </Box>
      <Footer width={columns} position={position?.(context, screen) ?? ''} />
    </Box>
  );
}
