import type {FaultTable} from '../../source/demo/faults/fault.ts';
import {demoFaults} from '../../source/demo/faults/faults.ts';
import {bodyFaults} from './faults/body.ts';
import {hostileFaults} from './faults/hostile.ts';
import {listFaults} from './faults/list.ts';
import {socketFaults} from './faults/socket.ts';

/** They may break a client, but teach people nothing about it: the demo does not have them. */
export const testFaults: FaultTable = {...socketFaults, ...bodyFaults, ...listFaults, ...hostileFaults};

/** Every fault there is: what tests hand to the servers that they start. */
export const allFaults: FaultTable = {...demoFaults, ...testFaults};
