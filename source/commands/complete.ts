import type {OptionRow} from '../config/options/row.ts';
import {optionRows, optionsOf} from '../config/options/table.ts';
import {faultNames} from '../demo/faults/faults.ts';
import {scenarioNames} from '../demo/play/scenarios.ts';
import type {CommandRow} from '../program/command-row.ts';
import {completionAnswer} from '../program/completion/answer.ts';
import {keptNames} from '../program/completion/cluster-cache.ts';
import type {Candidate, CompletedCommand, CompletedOption, Completion} from '../program/completion/model.ts';
import type {Effects} from '../program/effects.ts';
import {exitCodes} from '../program/exit-codes.ts';
import {writeText} from '../terminal/write.ts';

// The demo reads these itself, so that no other command loads its code.
const demoWords: Readonly<Record<string, readonly string[]>> = {'--scenario': scenarioNames, '--fault': faultNames};

const help: CompletedOption = {flags: ['-h', '--help'], description: 'show this help', placeholder: null, words: []};
const version: CompletedOption = {
  flags: ['-V', '--version'],
  description: 'show the version',
  placeholder: null,
  words: [],
};

function completedOption(row: OptionRow<unknown>): CompletedOption {
  return {
    flags: row.short === null ? [row.flag] : [row.short, row.flag],
    description: row.description,
    placeholder: row.placeholder,
    words: row.parse.words ?? demoWords[row.flag] ?? [],
  };
}

function completedCommand({name, summary, clusters, argument}: CommandRow): CompletedCommand {
  const options = [...optionsOf(name).map(completedOption), ...(name === 'monitor' ? [version] : []), help];
  return {name, summary, options, clusters, argument: argument ?? null};
}

/** What there is to complete, from the tables of commands and options. */
function completionOf(table: readonly CommandRow[]): Completion {
  const commands = table.map(completedCommand);
  const words = commands.map(({name}) => name).filter(name => name !== 'monitor');
  const helpCommand: CompletedCommand = {
    name: 'help',
    summary: 'show the help of a command',
    options: [],
    clusters: false,
    argument: {placeholder: 'COMMAND', words},
  };
  return {commands: [...commands, helpCommand], options: optionRows.map(completedOption)};
}

/**
 * What the completion scripts ask for: prints what may stand in the place of the last of the words. The first line says
 * `words` or `files`, which no name can then be taken for; with `words`, a candidate a line follows, where it has a
 * description with that behind a tab. Reads the names that are kept and nothing else.
 */
export async function runComplete(
  table: readonly CommandRow[],
  words: readonly string[],
  {env, homeDir, stdout}: Pick<Effects, 'env' | 'homeDir' | 'stdout'>,
): Promise<number> {
  const answer = completionAnswer(completionOf(table), words, await keptNames({env, homeDir}));
  const lines = answer.kind === 'files' ? [] : answer.candidates.map(candidateLine);
  await writeText(stdout, [answer.kind, ...lines].map(line => `${line}\n`).join(''));
  return exitCodes.done;
}

function candidateLine({value, description}: Candidate): string {
  return description === '' ? value : `${value}\t${description}`;
}
