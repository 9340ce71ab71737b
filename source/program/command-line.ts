import {Command, CommanderError, Option} from 'commander';
import {ConfigError} from '../config/config-error.ts';
import type {CommandName, OptionRow} from '../config/options/row.ts';
import type {Given} from '../config/options/sources.ts';
import {optionsOf} from '../config/options/table.ts';
import type {CommandRow} from './command-row.ts';
import {helpAfterOptions} from './help-text.ts';
import {flagText, optionHelp} from './option-text.ts';
import {version} from './version.ts';

/** What the arguments ask for: a text to be printed (help, version), or a command to be run. */
export type CommandLine = {readonly kind: 'text'; readonly text: string} | ({readonly kind: 'run'} & Given);

/** What the parser cannot know by itself. */
type ParserContext = {
  /** Every command there is. */
  readonly commands: readonly CommandRow[];
  /** How wide the help may be. */
  readonly columns: number;
  /** More for the help of a command, e.g. the scenarios of the demo. */
  readonly more: Partial<Readonly<Record<CommandName, string>>>;
};

/** Reads the arguments. Throws `ConfigError` for those that cannot be understood. */
export function parseCommandLine(argv: readonly string[], context: ParserContext): CommandLine {
  // What follows `--` is clusters, even if it reads like a command or an option.
  const end = argv.indexOf('--');
  const literal = end === -1 ? [] : argv.slice(end + 1);
  const printed: string[] = [];
  const chosen: Given[] = [];
  const rows = context.commands.filter(row => isNeeded(row, argv));
  const program = buildProgram(rows, context, printed, (row, command) => {
    if (!row.clusters && literal.length > 0) {
      throw new ConfigError(`${row.name} takes no CLUSTER`, `See ucs-gitops ${row.name} --help.`);
    }
    const words = [...command.args, ...literal];
    const takes = row.argument === undefined ? {clusters: words} : {clusters: [], argument: words[0]};
    chosen.push({command: row.name, values: writtenValues(command), ...takes});
  });
  try {
    program.parse(end === -1 ? argv : argv.slice(0, end), {from: 'user'});
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      throw error;
    }
    if (error.exitCode !== 0) {
      throw usageError(error);
    }
  }
  const [given] = chosen;
  return given === undefined ? {kind: 'text', text: printed.join('')} : {kind: 'run', ...given};
}

// Setting up all commands takes as long as reading what they are given: only help needs those that are not named.
function isNeeded({name}: CommandRow, argv: readonly string[]): boolean {
  return name === 'monitor' || [name, 'help', '--help', '-h'].some(word => argv.includes(word));
}

type Chosen = (row: CommandRow, command: Command) => void;

function buildProgram(rows: readonly CommandRow[], context: ParserContext, printed: string[], chosen: Chosen): Command {
  const program = new Command('ucs-gitops');
  for (const row of rows) {
    // Made by hand instead of by program.command(), so that every command is set up in the same way.
    const command = row.name === 'monitor' ? program : new Command(row.name);
    command
      .description(row.summary)
      .exitOverride()
      .configureOutput({
        writeOut: text => printed.push(text),
        writeErr: () => {},
        getOutHelpWidth: () => context.columns,
        getOutHasColors: () => false,
      })
      .helpOption('-h, --help', 'show this help')
      .allowExcessArguments(false)
      .action(() => chosen(row, command));
    if (row.clusters) {
      command.argument('[CLUSTER...]', 'id or name; none: every cluster of the account');
    }
    if (row.argument !== undefined) {
      command.argument(`<${row.argument.placeholder}>`, row.argument.description);
    }
    for (const optionRow of optionsOf(row.name)) {
      command.addOption(toOption(optionRow));
    }
    command.addHelpText('after', () => `${helpAfterOptions(row)}${context.more[row.name] ?? ''}`);
    if (command !== program) {
      program.addCommand(command);
    }
  }
  return program
    .enablePositionalOptions()
    .version(version, '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show the help of a command');
}

function toOption(row: OptionRow<unknown>): Option {
  return new Option(
    row.placeholder === null ? flagText(row) : flagText(row).replace(/ (\S+)$/, ' <$1>'),
    optionHelp(row),
  );
}

/** The values written for a command, before or after its name; switches as an empty text. */
function writtenValues(command: Command): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const level of command.parent === null ? [command] : [command.parent, command]) {
    for (const option of level.options) {
      const attribute = option.attributeName();
      if (level.getOptionValueSource(attribute) === 'cli') {
        const value: unknown = level.getOptionValue(attribute);
        values.set(option.long ?? option.flags, typeof value === 'string' ? value : '');
      }
    }
  }
  return values;
}

function usageError(error: CommanderError): ConfigError {
  const message = error.message
    .replace(/^error: /, '')
    .replace(/ argument missing$/, ' needs a value')
    .replaceAll('\n', ' ')
    // An option that was meant for a secret has the secret in here.
    .replace(/('--[^'=]+)=[^']*'/, "$1'");
  const secret = /unknown option '-[^']*(token|secret|password|key|\bak\b|\bsk\b)/i.test(message)
    ? 'Secrets are no options, as they would stand in the process list: set HW_AUTH_TOKEN or use --token-file. '
    : '';
  return new ConfigError(message, `${secret}See ucs-gitops --help.`);
}
