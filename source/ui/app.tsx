import {Box, Text, useInput, usePaste} from 'ink';
import {useEffect} from 'react';
import {isTooSmall, minColumns, minRows} from '../terminal/least-size.ts';
import {fitEnd} from '../text/fit.ts';
import {typeIntoPrompt} from './commands/prompt.ts';
import {runKey} from './commands/run.ts';
import {type ScreenContext, situationOf, useMonitor, useScreenContext, useView} from './context.ts';
import {Footer} from './frame/footer.tsx';
import {Header} from './frame/header.tsx';
import {frameSize} from './frame-size.ts';
import {keyNames} from './keys/name.ts';
import {clampTop, contentHeight, contentLines, fleetLayout, podsLayout} from './screens/content.ts';
import {FleetBody} from './screens/fleet/screen.tsx';
import {JsonBody} from './screens/json/screen.tsx';
import {PickerBody} from './screens/picker/screen.tsx';
import {PodsBody} from './screens/pods/screen.tsx';
import {HelpBody, PodBody, TimelineBody} from './screens/scroll-screens.tsx';
import {notify, type Screen, topScreen} from './view-store.ts';

function Body({screen}: {readonly screen: Screen}) {
  switch (screen.kind) {
    case 'pods':
      return <PodsBody screen={screen} />;
    case 'pod':
      return <PodBody screen={screen} />;
    case 'json':
      return <JsonBody screen={screen} />;
    case 'fleet':
      return <FleetBody screen={screen} />;
    case 'picker':
      return <PickerBody screen={screen} />;
    case 'timeline':
      return <TimelineBody screen={screen} />;
    case 'help':
      return <HelpBody screen={screen} />;
  }
}

/** Which part of a long content is in view, e.g. `3/6`; empty when all of it is. */
function position(context: ScreenContext, screen: Screen): string {
  const situation = situationOf(context);
  if (screen.kind === 'pods') {
    const {pods, cursor, grid, height} = podsLayout(situation, screen);
    const total = grid.rowHeights.reduce((sum, rowHeight) => sum + rowHeight, 0);
    return total > height ? `pod ${cursor + 1}/${pods.length}` : '';
  }
  if (screen.kind === 'fleet') {
    const {clusters, cursor, height} = fleetLayout(situation, screen);
    return clusters.length > height ? `cluster ${cursor + 1}/${clusters.length}` : '';
  }
  if (screen.kind === 'picker') {
    return '';
  }
  const lines = contentLines(situation, screen);
  const height = contentHeight(situation, screen);
  const top = clampTop(screen.top, lines, height);
  return lines > height ? `${top + 1}-${Math.min(top + height, lines)}/${lines}` : '';
}

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

/** What happens behind the screens is told once; the word goes with the next key. */
function useNotices({view}: ScreenContext): void {
  const notice = useMonitor(state => state.notice);
  useEffect(() => {
    if (notice !== null) {
      notify(view, notice, 'degraded');
    }
  }, [view, notice]);
}

/** The whole screen: header, body, footer, exactly as large as the terminal. */
export function App() {
  const context = useScreenContext();
  const view = useView(state => state);
  const {columns, rows} = view;
  useMonitor(state => (state.selectedId === null ? null : state.clusters.get(state.selectedId)?.snapshot));
  // Another layout: tabs or notes came or went.
  useMonitor(state => frameSize({rows}, state).body);
  useKeyboard(context);
  useNotices(context);
  const screen = topScreen(view);
  const frame = frameSize({rows}, context.monitor.getState());
  if (isTooSmall(view)) {
    return (
      <Box width={columns} height={rows} overflow="hidden">
        <Text wrap="truncate">{fitEnd(`Terminal too small: ${minColumns}x${minRows} needed.`, columns, '')}</Text>
      </Box>
    );
  }
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Header width={columns} frame={frame} />
      <Box flexDirection="column" height={frame.body} overflow="hidden" flexShrink={0}>
        <Body screen={screen} />
      </Box>
      <Footer width={columns} position={position(context, screen)} />
    </Box>
  );
}
