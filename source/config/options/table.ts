import {connectionOptions} from './connection.ts';
import {demoOptions} from './demo.ts';
import {type CommandName, commandNames, type OptionRow, option} from './row.ts';
import {screenOptions} from './screen.ts';
import {nonEmpty, numberBetween, oneOf, parseDuration} from './values.ts';
import {waitOptions} from './wait.ts';

/** How `get` prints what it found. */
const outputFormats = ['table', 'wide', 'json', 'raw'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** How slowly and how fast a recording can be played. */
export const speedLimits = {slowest: 0.25, fastest: 64} as const;

const polling: readonly CommandName[] = ['monitor', 'wait', 'demo'];
// Those that do any work.
const configured: readonly CommandName[] = commandNames.filter(name => name !== 'completion');

/**
 * Every option, once, in the order of the help: those that belong together are in files of their own, the others here.
 * The command line, `--help` and the README's table are made from it. Secrets are no options: they would stand in the
 * process list.
 */
export const options = {
  ...connectionOptions,
  logFile: option({
    flag: '--log-file',
    placeholder: 'FILE',
    description: 'append what happens to a file, one JSON object a line; never a secret',
    commands: ['monitor', 'get', 'wait', 'demo'],
    parse: nonEmpty,
  }),
  interval: option({
    flag: '--interval',
    placeholder: 'DURATION',
    description: 'time between two polls, 2s or more',
    defaultText: '5s; 2s in the demo',
    commands: polling,
    parse: parseDuration,
  }),
  record: option({
    flag: '--record',
    placeholder: 'FILE',
    description: 'write every answer to this file, for replay; one that is a recording already goes on',
    commands: polling,
    parse: nonEmpty,
  }),
  speed: option({
    flag: '--speed',
    placeholder: 'N',
    description: `how many times as fast as it was recorded, from ${speedLimits.slowest} to ${speedLimits.fastest}`,
    defaultText: '1',
    commands: ['replay'],
    parse: numberBetween(speedLimits.slowest, speedLimits.fastest),
  }),
  ...screenOptions,
  ...waitOptions,
  output: option({
    flag: '--output',
    short: '-o',
    placeholder: 'FORMAT',
    description: `how to print: ${outputFormats.join(', ')}`,
    defaultText: 'table',
    commands: ['get'],
    parse: oneOf(outputFormats),
  }),
  ...demoOptions,
  config: option({
    flag: '--config',
    placeholder: 'FILE',
    description: 'options, profiles and names of clusters to start from (JSON with comments)',
    defaultText: '~/.config/ucs-gitops/config.json',
    commands: configured,
    inConfig: false,
    parse: nonEmpty,
  }),
  profile: option({
    flag: '--profile',
    placeholder: 'NAME',
    description: 'part of the config file that goes before the rest of it',
    defaultText: 'the one that the file names',
    commands: configured,
    inConfig: false,
    parse: nonEmpty,
  }),
} as const;

/** The rows in the order in which the help shows them. */
export const optionRows: readonly OptionRow<unknown>[] = Object.values(options);

/** The rows that a command takes. */
export function optionsOf(command: CommandName): readonly OptionRow<unknown>[] {
  return optionRows.filter(row => row.commands.includes(command));
}
