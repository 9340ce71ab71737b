import {cacheFilePrefix} from './cluster-cache.ts';
import {
  type CompletedCommand,
  type CompletedOption,
  type Completion,
  fishWord,
  flagsOf,
  namedCommands,
} from './model.ts';

// Fish takes every line that such a function prints as it is, and quotes what it puts on the command line.
const clusters = `function __ucs_gitops_clusters
    set -l base $HOME/.cache
    test -n "$XDG_CACHE_HOME"; and set base $XDG_CACHE_HOME
    for file in $base/ucs-gitops/${cacheFilePrefix}*
        while read -l name
            printf '%s\\n' $name
        end <$file
    end
end`;

const start = 'complete -c ucs-gitops';

/** The value of an option: one of some words, a path, or a text that nobody can guess. */
function valueFlags({placeholder, words}: CompletedOption): string {
  if (placeholder === null) {
    return '';
  }
  return words.length > 0 ? ` -x -a ${fishWord(words.join(' '))}` : placeholder === 'FILE' ? ' -r -F' : ' -x';
}

function optionLine(command: string, option: CompletedOption): string {
  const flags = option.flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const description = fishWord(option.description);
  return `${start} -n '__ucs_gitops_is ${command}' ${flags.join(' ')}${valueFlags(option)} -d ${description}`;
}

function commandLines({name, options, clusters: takesClusters, argument}: CompletedCommand): readonly string[] {
  const condition = `-n '__ucs_gitops_is ${name}'`;
  const argumentLine =
    argument?.placeholder === 'FILE'
      ? `${start} ${condition} -F`
      : `${start} ${condition} -a ${fishWord((argument?.words ?? []).join(' '))}`;
  return [
    ...options.map(option => optionLine(name, option)),
    ...(argument === null ? [] : [argumentLine]),
    ...(takesClusters ? [`${start} ${condition} -a '(__ucs_gitops_clusters)'`] : []),
  ];
}

/** The completion script for fish. */
export function fishScript(completion: Completion): string {
  const named = namedCommands(completion);
  const valued = flagsOf(completion.options.filter(({placeholder}) => placeholder !== null));
  return `# Completion of ucs-gitops for fish.
${clusters}

# The command that is written, "monitor" where a cluster comes first, nothing where there is no word yet.
function __ucs_gitops_command
    set -l words (commandline -opc)
    set -e words[1]
    set -l skip no
    for word in $words
        if test $skip = yes
            set skip no
            continue
        end
        switch $word
            case ${valued.map(fishWord).join(' ')}
                set skip yes
            case --
                echo monitor
                return
            case '-*'
            case ${named.map(({name}) => fishWord(name)).join(' ')}
                echo $word
                return
            case '*'
                echo monitor
                return
        end
    end
end

function __ucs_gitops_is
    set -l command (__ucs_gitops_command)
    test -n "$command"; or set command monitor
    test $command = $argv[1]
end

function __ucs_gitops_first
    test -z (__ucs_gitops_command)
end

${start} -f
${named.map(({name, summary}) => `${start} -n __ucs_gitops_first -a ${name} -d ${fishWord(summary)}`).join('\n')}
${completion.commands.flatMap(commandLines).join('\n')}
`;
}
