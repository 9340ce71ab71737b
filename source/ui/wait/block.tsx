import {Box, Static, Text, useWindowSize} from 'ink';
import {createElement} from 'react';
import {useStore} from 'zustand';
import type {StoreApi} from 'zustand/vanilla';
import type {MonitorStore} from '../../monitor/store/store.ts';
import type {WaitStore} from '../../monitor/wait/verdict.ts';
import {textWidth} from '../../text/fit.ts';
import {styledLine} from '../look/line.tsx';
import type {Theme} from '../look/theme.ts';
import {waitLines} from './lines.ts';

/** What the block shows besides the clusters. */
export type BlockState = {
  /** Printed above the block, where they stay. */
  readonly printed: readonly {readonly id: number; readonly text: string}[];
  readonly isClosed: boolean;
};

export type WaitBlockProps = {
  readonly monitor: MonitorStore;
  readonly wait: WaitStore;
  readonly block: StoreApi<BlockState>;
  readonly theme: Theme;
};

function Clusters({monitor, wait, theme}: Omit<WaitBlockProps, 'block'>) {
  const size = useWindowSize();
  const lines = waitLines(useStore(monitor), useStore(wait), size, theme.symbols);
  const children = lines.map(line => styledLine(theme, {...line, width: size.columns}));
  return createElement(Box, {flexDirection: 'column'}, ...children);
}

/** Lines that stay, and below them the clusters as they are now. */
export function WaitBlock({monitor, wait, block, theme}: WaitBlockProps) {
  const {printed, isClosed} = useStore(block);
  return (
    <>
      <Static items={[...printed]}>
        {({id, text}) => (
          // As wide as the text: where it is broken is for the terminal to decide, and to undo when it is copied.
          <Box key={id} width={textWidth(text)} flexShrink={0}>
            <Text>{text}</Text>
          </Box>
        )}
      </Static>
      {isClosed ? null : <Clusters monitor={monitor} wait={wait} theme={theme} />}
    </>
  );
}
