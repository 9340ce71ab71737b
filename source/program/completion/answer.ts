import type {Answer, Candidate, CompletedCommand, CompletedOption, Completion} from './model.ts';

/** What the words before the one being written say. */
type Before = {
  /** Its name; null: neither a command nor a cluster is written yet. */
  readonly command: string | null;
  /** Clusters, or the one word that the command takes. */
  readonly args: readonly string[];
  /** The option whose value comes next; null: none. */
  readonly pending: CompletedOption | null;
  /** After `--`. */
  readonly ended: boolean;
};

/** What may stand in the place of the last of the words. `clusters` are the names that are known. */
export function completionAnswer(
  completion: Completion,
  words: readonly string[],
  clusters: readonly string[],
): Answer {
  const current = words.at(-1) ?? '';
  const before = readBefore(completion, words.slice(0, -1));
  const command = completion.commands.find(({name}) => name === (before.command ?? 'monitor'));
  if (before.pending !== null) {
    return valuesOf(before.pending, '', current);
  }
  if (!before.ended && current.startsWith('-')) {
    const [flag = '', value] = current.split('=', 2);
    return value === undefined
      ? startingWith(current, command?.options.flatMap(flagCandidates) ?? [])
      : valuesOf(valuedOption(completion, flag), `${flag}=`, current);
  }
  const argument = before.ended || before.args.length > 0 ? null : command?.argument;
  if (argument?.placeholder === 'FILE') {
    return {kind: 'files'};
  }
  return startingWith(current, [
    ...(before.command === null ? namedCommands(completion).map(({name, summary}) => candidate(name, summary)) : []),
    ...(argument?.words ?? []).map(word => candidate(word)),
    ...(command?.clusters ? clusters.filter(name => canFollow(before, name)).map(name => candidate(name)) : []),
  ]);
}

function readBefore(completion: Completion, words: readonly string[]): Before {
  let before: Before = {command: null, args: [], pending: null, ended: false};
  for (const word of words) {
    before = withWord(completion, before, word);
  }
  return before;
}

function withWord(completion: Completion, before: Before, word: string): Before {
  const {command, args, pending, ended} = before;
  if (ended) {
    return {...before, args: [...args, word]};
  }
  if (pending !== null) {
    return {...before, pending: null};
  }
  if (word === '--') {
    return {...before, command: command ?? 'monitor', ended: true};
  }
  if (word.startsWith('-')) {
    return {...before, pending: valuedOption(completion, word)};
  }
  return command === null && namedCommands(completion).some(({name}) => name === word)
    ? {...before, command: word}
    : {...before, command: command ?? 'monitor', args: [...args, word]};
}

function namedCommands({commands}: Completion): readonly CompletedCommand[] {
  return commands.filter(({name}) => name !== 'monitor');
}

// Of any command: options may stand before the name of theirs.
function valuedOption({options}: Completion, flag: string): CompletedOption | null {
  return options.find(({flags, placeholder}) => placeholder !== null && flags.includes(flag)) ?? null;
}

function valuesOf(option: CompletedOption | null, prefix: string, current: string): Answer {
  return option?.placeholder === 'FILE'
    ? {kind: 'files'}
    : startingWith(current, option?.words.map(word => candidate(`${prefix}${word}`)) ?? []);
}

// None twice; and one with a dash would be taken for an option, unless it comes after `--`.
function canFollow({args, ended}: Before, name: string): boolean {
  return !args.includes(name) && (ended || !name.startsWith('-'));
}

function flagCandidates({flags, description}: CompletedOption): readonly Candidate[] {
  return flags.map(flag => candidate(flag, description));
}

function candidate(value: string, description = ''): Candidate {
  return {value, description};
}

function startingWith(start: string, candidates: readonly Candidate[]): Answer {
  return {kind: 'words', candidates: candidates.filter(({value}) => value.startsWith(start))};
}
