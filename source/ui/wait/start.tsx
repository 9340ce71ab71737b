import {render} from 'ink';
import {createStore} from 'zustand/vanilla';
import {steadyTerminal} from '../../terminal/frame/steady-columns.ts';
import type {JobControl} from '../../terminal/job-control.ts';
import {hideCursor, showCursor} from '../../terminal/sequences.ts';
import {CrashBoundary} from '../view/crash-boundary.tsx';
import {type BlockState, WaitBlock, type WaitBlockProps} from './block.tsx';

export type WaitBlockOptions = Omit<WaitBlockProps, 'block'> & {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly fullRedraw: boolean;
  readonly jobControl: JobControl;
};

export type RunningBlock = {
  /** Puts a line above the block, where it stays. */
  readonly print: (text: string) => void;
  /** Rejects with what a render threw. */
  readonly failed: Promise<never>;
  /** Takes the block away; the cursor is where it began, and visible. */
  readonly close: () => Promise<void>;
};

/** Shows a block of a few lines below what the terminal shows already. Keys are left to the shell, and so is Ctrl-C. */
export function startWaitBlock({stdin, stdout, fullRedraw, jobControl, ...parts}: WaitBlockOptions): RunningBlock {
  const block = createStore<BlockState>(() => ({printed: [], isClosed: false}));
  const failure = Promise.withResolvers<never>();
  const instance = render(
    <CrashBoundary onCrash={failure.reject}>
      <WaitBlock {...parts} block={block} />
    </CrashBoundary>,
    {
      stdin,
      stdout: steadyTerminal(stdout),
      interactive: true,
      incrementalRendering: !fullRedraw,
      maxFps: 10,
      exitOnCtrlC: false,
      patchConsole: false,
    },
  );
  const suspend = async () => {
    instance.clear();
    stdout.write(showCursor);
    await jobControl.stopProcess();
    // The next tick of the clock draws the block again, below what the shell has written.
    stdout.write(hideCursor);
  };
  jobControl.listen({
    stop: () => {
      suspend().catch(failure.reject);
    },
    continued: () => {},
  });
  return {
    print: text => block.setState(({printed}) => ({printed: [...printed, {id: printed.length, text}]})),
    failed: failure.promise,
    close: async () => {
      block.setState({isClosed: true});
      await instance.waitUntilRenderFlush();
      instance.clear();
      instance.unmount();
      await instance.waitUntilExit();
    },
  };
}
