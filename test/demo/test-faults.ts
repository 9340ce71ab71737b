import type {FaultTable} from '../../source/demo/fault.ts';
import {demoFaults} from '../../source/demo/faults.ts';
import {bodyFaults} from './faults/body.ts';
import {hostileFaults} from './faults/hostile.ts';
import {listFaults} from './faults/list.ts';
import {socketFaults} from './faults/socket.ts';

/** The faults that teach nobody anything: they are out to break a client. */
export const testFaults: FaultTable = {...socketFaults, ...bodyFaults, ...listFaults, ...hostileFaults};

/** Every fault that the tests know: those of the demo and these. */
export const allFaults: FaultTable = {...demoFaults, ...testFaults};
