import type {FaultTable} from '../../source/demo/fault.ts';
import {demoFaults} from '../../source/demo/faults.ts';

/** Every fault that the tests know. */
export const allFaults: FaultTable = demoFaults;
