import {credentialPlaces} from '../config/credentials/places.ts';
import {options} from '../config/options/table.ts';
import {twoColumns} from '../text/columns.ts';
import type {CommandRow} from './command-row.ts';
import {exitCodeTable} from './exit-codes.ts';

/** What the help of a command says after its options. */
export function helpAfterOptions(row: CommandRow): string {
  const examples = ['', 'Examples:', ...row.examples.map(example => `  ${example}`)];
  return (row.name === 'monitor' ? [...examples, ...generalHelp()] : examples).join('\n');
}

/** How options are given without writing them each time. */
const variablesHelp = [
  'Every option can be given by a variable, too: UCS_GITOPS_ and its name, as in UCS_GITOPS_REQUEST_TIMEOUT=30s or',
  `UCS_GITOPS_PLAIN=1, or by the config file (${options.config.defaultText}). Options go before variables, variables`,
  'before the file.',
];

function generalHelp(): readonly string[] {
  return [
    '',
    'Credentials, the first found wins:',
    ...credentialPlaces.map(({place, holds}) => `  ${place}\n      ${holds}`),
    '',
    'Exit codes:',
    twoColumns(exitCodeTable.map(({code, meaning}) => [String(code), meaning])),
    '',
    ...variablesHelp,
    '',
    'Proxies: HTTPS_PROXY and NO_PROXY. With UCS_GITOPS_DEBUG set, an unexpected failure shows its stack.',
    'Only GET requests are ever sent.',
  ];
}
