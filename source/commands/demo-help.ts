import {faultTable} from '../demo/faults/faults.ts';
import {scenarioTable} from '../demo/play/scenarios.ts';
import {twoColumns} from '../program/help-text.ts';

type Named = {readonly name: string; readonly title: string};

function named(heading: string, rows: readonly Named[]): string {
  return `\n\n${heading}:\n${twoColumns(rows.map(({name, title}) => [name, title]))}`;
}

/** What the help of the demo lists after its examples: everything that `--scenario` and `--fault` take. */
export function demoHelp(): string {
  return named('Scenarios', scenarioTable) + named('Faults', faultTable);
}
