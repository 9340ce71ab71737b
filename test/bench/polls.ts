import {runSoak} from '../soak/run-soak.ts';
import type {Row} from './measure.ts';

/** The heap after 10,000 polls through faults, against that after 1,000. */
export async function pollRows(): Promise<readonly Row[]> {
  const {warmHeap, endHeap, failed} = await runSoak();
  return [
    {
      what: '10,000 polls, heap at the end',
      budget: 1.05,
      measured: endHeap / warmHeap,
      unit: 'x',
      peer: `${warmHeap.toFixed(1)} MB after 1,000; ${failed} of the polls failed`,
    },
  ];
}
