import type {OptionRow} from '../config/options/row.ts';
import {optionRows, optionsOf} from '../config/options/table.ts';
import {oneOf} from '../config/options/values.ts';
import type {Settings} from '../config/settings.ts';
import {faultNames} from '../demo/faults/faults.ts';
import {scenarioNames} from '../demo/play/scenarios.ts';
import {bashScript} from '../program/completion/bash.ts';
import {fishScript} from '../program/completion/fish.ts';
import {
  type CompletedCommand,
  type CompletedOption,
  type Completion,
  type Shell,
  shells,
} from '../program/completion/model.ts';
import {zshScript} from '../program/completion/zsh.ts';
import type {Effects} from '../program/effects.ts';
import {exitCodes} from '../program/exit-codes.ts';
import {writeText} from '../terminal/write.ts';
import type {CommandRow} from './table.ts';

const scripts: Readonly<Record<Shell, (completion: Completion) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

// The demo reads these itself, so that nobody else has to load its code.
const demoWords: Readonly<Record<string, readonly string[]>> = {'--scenario': scenarioNames, '--fault': faultNames};

function completedOption(row: OptionRow<unknown>): CompletedOption {
  return {
    flags: row.short === null ? [row.flag] : [row.short, row.flag],
    description: row.description,
    placeholder: row.placeholder,
    words: row.parse.words ?? demoWords[row.flag] ?? [],
  };
}

const help: CompletedOption = {flags: ['-h', '--help'], description: 'show this help', placeholder: null, words: []};
const version: CompletedOption = {
  flags: ['-V', '--version'],
  description: 'show the version',
  placeholder: null,
  words: [],
};

/** What there is to complete, from the tables of commands and options. */
export function completionOf(table: readonly CommandRow[]): Completion {
  const commands = table.map<CompletedCommand>(({name, summary, clusters, argument}) => ({
    name,
    summary,
    options: [...optionsOf(name).map(completedOption), ...(name === 'monitor' ? [version] : []), help],
    clusters,
    argument: argument ?? null,
  }));
  const words = commands.map(({name}) => name).filter(name => name !== 'monitor');
  return {
    commands: [
      ...commands,
      {
        name: 'help',
        summary: 'show the help of a command',
        options: [],
        clusters: false,
        argument: {placeholder: 'COMMAND', words},
      },
    ],
    options: [...optionRows.map(completedOption), version, help],
  };
}

/** Prints the script for the shell. */
export async function runCompletion(
  table: readonly CommandRow[],
  {argument}: Settings,
  {stdout}: Effects,
): Promise<number> {
  const shell = oneOf(shells)(argument ?? '', 'completion');
  await writeText(stdout, scripts[shell](completionOf(table)));
  return exitCodes.done;
}
