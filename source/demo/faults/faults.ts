import {bodyFaults} from './body.ts';
import type {Fault, FaultTable} from './fault.ts';
import {listFaults} from './list.ts';
import {redirectFaults} from './redirect.ts';
import {socketFaults} from './socket.ts';
import {errorFaultsRow, specialErrorFaults, statusFaults} from './status.ts';

/** What teaches people how a client bears an API that goes wrong: the faults of a server that is given no others. */
export const demoFaults: FaultTable = {
  ...socketFaults,
  ...bodyFaults,
  ...listFaults,
  ...redirectFaults,
  ...specialErrorFaults,
  ...statusFaults,
};

/** Every name that `--fault` takes. */
export const faultNames: readonly string[] = Object.keys(demoFaults);

type NamedTitle = {readonly name: string; readonly title: string};

/** Names with one line each, for help texts; the errors with a status have one line for all of them. */
export function faultRows(faults: FaultTable): readonly NamedTitle[] {
  const isError = (name: string) => Object.hasOwn(statusFaults, name);
  const described = Object.entries(faults).filter(([name]) => !isError(name));
  const rows = described.map(([name, {title}]) => ({name, title}));
  return Object.keys(faults).some(isError) ? [...rows, errorFaultsRow] : rows;
}

/** What `--fault` takes, for help texts. */
export const faultTable = faultRows(demoFaults);

/** The fault of that name. Throws an error that lists the names there are when there is none. */
export function findFault(faults: FaultTable, name: string): Fault {
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  if (!fault) {
    throw new Error(`There is no fault "${name}". Choose one of: ${Object.keys(faults).join(', ')}.`);
  }
  return fault;
}
