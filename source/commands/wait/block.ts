import {handleJobControl} from '../../terminal/job-control.ts';
import {createTheme} from '../../ui/look/theme.ts';
import {startWaitBlock} from '../../ui/wait/start.tsx';
import {printChanges} from '../monitor/lines.ts';
import type {ProgressView, Waiting} from './view.ts';

/** Shows the progress on a terminal: a block with a line per cluster, and above it a line per change. */
export function showBlock({settings, effects, monitor, wait}: Waiting): ProgressView {
  const {stdin, stdout, clock} = effects;
  const jobControl = handleJobControl(clock, effects.signal);
  const block = startWaitBlock({
    monitor,
    wait,
    theme: createTheme({color: settings.color, ascii: settings.ascii, name: settings.theme}),
    stdin,
    stdout,
    fullRedraw: settings.fullRedraw,
    jobControl,
  });
  const stopPrinting = printChanges(monitor, clock.now, block.print);
  return {
    failed: block.failed,
    close: async () => {
      stopPrinting();
      jobControl.close();
      await block.close();
    },
  };
}
