import {cacheFilePrefix} from './cluster-cache.ts';
import {
  type CompletedCommand,
  type CompletedOption,
  type Completion,
  flagsOf,
  namedCommands,
  shellWord,
} from './model.ts';

// compgen -W would run what stands in a name; only a loop takes names as they are, and %q keeps them harmless later on.
const helpers = `_ucs_gitops_words() {
  local current=$1 word
  shift
  for word; do
    if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
  done
}

_ucs_gitops_files() {
  local name
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$1")
}

_ucs_gitops_clusters() {
  local file name quoted
  for file in "\${XDG_CACHE_HOME:-$HOME/.cache}"/ucs-gitops/${cacheFilePrefix}*; do
    [[ -f $file && -r $file ]] || continue
    while IFS= read -r name; do
      printf -v quoted %q "$name"
      if [[ $name == "$1"* || $quoted == "$1"* ]]; then COMPREPLY+=("$quoted"); fi
    done <"$file"
  done
}`;

function words(list: readonly string[]): string {
  return `_ucs_gitops_words "$cur" ${list.map(shellWord).join(' ')}`;
}

function pattern(flags: readonly string[]): string {
  return flags.map(shellWord).join(' | ');
}

/** Branches of `case $prev`: what may stand as the value of an option. */
function valueCases(options: readonly CompletedOption[]): readonly string[] {
  const valued = options.filter(({placeholder}) => placeholder !== null);
  const isFile = ({placeholder}: CompletedOption) => placeholder === 'FILE';
  const files = flagsOf(valued.filter(isFile));
  const others = flagsOf(valued.filter(option => !isFile(option) && option.words.length === 0));
  return [
    ...valued
      .filter(option => option.words.length > 0)
      .map(option => `${pattern(option.flags)}) ${words(option.words)}; return ;;`),
    ...(files.length > 0 ? [`${pattern(files)}) _ucs_gitops_files "$cur"; return ;;`] : []),
    ...(others.length > 0 ? [`${pattern(others)}) return ;;`] : []),
  ];
}

function optionCase({name, options}: CompletedCommand): string {
  return `${name}) ${options.length > 0 ? words(flagsOf(options)) : ':'} ;;`;
}

function wordCase({name, clusters, argument}: CompletedCommand): string {
  const actions = [
    ...(argument === null
      ? []
      : [argument.placeholder === 'FILE' ? '_ucs_gitops_files "$cur"' : words(argument.words)]),
    ...(clusters ? ['_ucs_gitops_clusters "$cur"'] : []),
  ];
  return `${name}) ${actions.length > 0 ? actions.join('; ') : ':'} ;;`;
}

function lines(list: readonly string[], indent: string): string {
  return list.map(line => indent + line).join('\n');
}

/** The completion script for bash (3.2 and later). */
export function bashScript(completion: Completion): string {
  const named = namedCommands(completion).map(({name}) => name);
  const valued = flagsOf(completion.options.filter(({placeholder}) => placeholder !== null));
  return `# Completion of ucs-gitops for bash.
${helpers}

_ucs_gitops() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command= ended= skip= word i
  COMPREPLY=()
  # --option=value comes as three words.
  if [[ $cur == '=' ]]; then
    cur=
  elif [[ $prev == '=' ]] && ((COMP_CWORD > 1)); then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == '=' ]]; then
      skip=1
    elif [[ -n $skip ]]; then
      skip=
    else
      case $word in
        --) ended=1; command=\${command:-monitor}; break ;;
        ${pattern(valued)}) skip=1 ;;
        -*) ;;
        ${pattern(named)}) command=\${command:-$word} ;;
        *) command=\${command:-monitor} ;;
      esac
    fi
  done
  if [[ -z $ended ]]; then
    case $prev in
${lines(valueCases(completion.options), '      ')}
    esac
    if [[ $cur == -* ]]; then
      case \${command:-monitor} in
${lines(completion.commands.map(optionCase), '        ')}
      esac
      return
    fi
    if [[ -z $command ]]; then
      ${words(named)}
    fi
  fi
  case \${command:-monitor} in
${lines(completion.commands.map(wordCase), '    ')}
  esac
}

complete -F _ucs_gitops ucs-gitops
`;
}
