import {bodyFaults} from './body-faults.ts';
import type {Fault, FaultTable} from './fault.ts';
import {hostileFaults} from './hostile-faults.ts';
import {listFaults} from './list-faults.ts';
import {redirectFaults} from './redirect-faults.ts';
import {socketFaults} from './socket-faults.ts';
import {errorFaultsRow, specialErrorFaults, statusFaults} from './status-faults.ts';

const describedFaults: FaultTable = {
  ...socketFaults,
  ...bodyFaults,
  ...listFaults,
  ...hostileFaults,
  ...redirectFaults,
  ...specialErrorFaults,
};

/** Every fault there is, by its name. */
const faults: FaultTable = {...describedFaults, ...statusFaults};

/** Every name that `--fault` takes. */
export const faultNames: readonly string[] = Object.keys(faults);

/** Names with one line each, for help texts; the errors with a status have one line for all of them. */
export const faultTable: readonly {readonly name: string; readonly title: string}[] = [
  ...Object.entries(describedFaults).map(([name, {title}]) => ({name, title})),
  errorFaultsRow,
];

/** The fault of that name. Throws an error that lists the names there are when there is none. */
export function findFault(name: string): Fault {
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  if (!fault) {
    throw new Error(`There is no fault "${name}". Choose one of: ${faultNames.join(', ')}.`);
  }
  return fault;
}
