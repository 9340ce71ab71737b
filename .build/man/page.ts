import {credentialPlaces, keyVariables, tokenVariables} from '../../source/config/credentials/places.ts';
import type {OptionRow} from '../../source/config/options/row.ts';
import {optionRows, options} from '../../source/config/options/table.ts';
import type {CommandRow} from '../../source/program/command-row.ts';
import {exitCodeTable} from '../../source/program/exit-codes.ts';
import {version} from '../../source/program/version.ts';
import {replayKeys} from '../../source/ui/keys/replay-table.ts';
import {type KeyRow, rowsOf, shownKeys} from '../../source/ui/keys/table.ts';
import {bold, italic, item, prose, roffText, section} from './roff.ts';

/** Variables that no row of the table has, with what they do. */
const otherVariables: readonly (readonly [string, string])[] = [
  [tokenVariables.join(', '), 'an IAM token of the account'],
  ...keyVariables.map(names => [Object.values(names).join(', '), 'AK/SK, and what belongs to them'] as const),
  ['HTTPS_PROXY, NO_PROXY', 'the proxy for https, and the hosts that are asked without it'],
  ['LANG, LC_CTYPE, LC_ALL', 'whether the terminal shows UTF-8'],
  ['TERM', 'with `dumb`, lines are printed instead of screens'],
  ['ACCESSIBLE', 'with `1`, lines are printed instead of screens'],
  ['XDG_CONFIG_HOME, XDG_CACHE_HOME', 'where the files below are instead'],
  ['UCS_GITOPS_DEBUG', 'when set, an unexpected failure shows its stack'],
];

const files: readonly (readonly [string, string])[] = [
  [
    options.config.defaultText ?? '',
    'options without their dashes as the keys of a JSON object (comments are allowed), beside them ' +
      '`clusters` (a list of `id` and `alias`), `profiles` (objects of the same kind by name) and `profile` (the name of the usual one)',
  ],
  ['~/.cache/ucs-gitops/clusters-*', 'names of clusters, for completion; written whenever clusters are listed'],
  ...credentialPlaces
    .filter(({place}) => place.startsWith('~'))
    .map(({place, holds}) => [place, `credentials: ${holds}`] as const),
];

function definitions(rows: readonly (readonly [string, string])[]): readonly string[] {
  return rows.flatMap(([term, meaning]) => item(bold(term), prose(meaning)));
}

function keyDefinitions(rows: readonly KeyRow[]): readonly string[] {
  return definitions(rows.map(row => [shownKeys(row), row.does]));
}

function invocation({name}: CommandRow): string {
  return name === 'monitor' ? 'ucs-gitops' : `ucs-gitops ${name}`;
}

/** `ucs-gitops get [OPTION]... [CLUSTER]...` */
function usage(row: CommandRow): string {
  const words = [
    bold(invocation(row)),
    `[${italic('OPTION')}]...`,
    ...(row.argument === undefined ? [] : [italic(row.argument.placeholder)]),
    ...(row.clusters ? [`[${italic('CLUSTER')}]...`] : []),
  ];
  return words.join(' ');
}

function optionItem(row: OptionRow<unknown>): readonly string[] {
  const flags = [...(row.short === null ? [] : [row.short]), row.flag].map(bold).join(', ');
  const term = row.placeholder === null ? flags : `${flags} ${italic(row.placeholder)}`;
  const notes = [
    ...(row.defaultText === null ? [] : [`Default: ${row.defaultText}.`]),
    ...(row.env.length === 0 ? [] : [`Also read: ${row.env.map(name => `\`${name}\``).join(', ')}.`]),
    `Of: ${row.commands.join(', ')}.`,
  ];
  return item(term, prose(`${row.description}.`), '.br', prose(notes.join(' ')));
}

/** An example may have a remark behind it, in parentheses. */
function exampleLines(example: string): readonly string[] {
  const [, command = example, remark] = /^(.*?) {2,}\((.*)\)$/.exec(example) ?? [];
  return item(bold(command), ...(remark === undefined ? [] : [roffText(remark)]));
}

/** The manual page ucs-gitops(1) as roff, made from the tables of commands, options, keys and exit codes. */
export function manPage(commands: readonly CommandRow[]): string {
  const lines = [
    '.\\" Made from the tables of the program.',
    `.TH UCS\\-GITOPS 1 "" "ucs\\-gitops ${roffText(version)}" "User Commands"`,
    ...section('NAME', `ucs\\-gitops \\- ${roffText('watch how GitOps comes up on Huawei Cloud UCS clusters')}`),
    ...section('SYNOPSIS', '.nf', ...commands.map(usage), '.fi'),
    ...section(
      'DESCRIPTION',
      roffText(
        'Shows, live and full-screen, how GitOps (the Flux controllers) comes up on one or many clusters of Huawei Cloud UCS: ' +
          'a pane per pod, why a pod is stuck, and when everything is done.',
      ),
      roffText('Only GET requests are ever sent.'),
      '.PP',
      prose('A CLUSTER is an id, a name or an alias of the config file; those after `--` may be named like a command.'),
      prose('Without any, the clusters of the config file are meant, or else every cluster of the account.'),
    ),
    ...section('COMMANDS', ...commands.flatMap(row => item(bold(invocation(row)), prose(row.summary)))),
    ...section('OPTIONS', ...optionRows.flatMap(optionItem)),
    ...section(
      'ENVIRONMENT',
      prose(
        'Every option can be given by a variable, too: `UCS_GITOPS_` and its name, as in `UCS_GITOPS_REQUEST_TIMEOUT=30s`. ' +
          'Switches take 1, true, yes, on and 0, false, no, off. ' +
          'What goes first: option, own variable, other variable, profile of the config file, its top level, default.',
      ),
      ...definitions(optionRows.flatMap(row => row.env.map(name => [name, `read for \`${row.flag}\``] as const))),
      ...definitions(otherVariables),
    ),
    ...section('FILES', ...definitions(files)),
    ...section('EXIT STATUS', ...definitions(exitCodeTable.map(({code, meaning}) => [String(code), meaning]))),
    ...section('KEYS', ...keyDefinitions(rowsOf('live'))),
    ...section('KEYS OF A REPLAY', ...keyDefinitions(replayKeys)),
    ...section('EXAMPLES', ...commands.flatMap(row => row.examples.flatMap(exampleLines))),
  ];
  return `${lines.join('\n')}\n`;
}
