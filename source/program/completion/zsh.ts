import {cacheFilePrefix} from './cluster-cache.ts';
import {type CompletedCommand, type CompletedOption, type Completion, namedCommands, shellWord} from './model.ts';

// compadd takes names as they are and quotes what it puts on the command line.
const helpers = `_ucs_gitops_clusters() {
  local file
  local -a names
  for file in "\${XDG_CACHE_HOME:-$HOME/.cache}"/ucs-gitops/${cacheFilePrefix}*(N.r); do
    names+=("\${(@f)$(<$file)}")
  done
  compadd -a names
}`;

/** Text inside of a specification of _arguments, where brackets and colons have a meaning. */
function specText(text: string): string {
  return text.replaceAll(/[\\[\]:]/g, '\\$&');
}

function valueSpec({placeholder, words}: CompletedOption): string {
  if (placeholder === null) {
    return '';
  }
  const action = words.length > 0 ? `(${words.map(specText).join(' ')})` : placeholder === 'FILE' ? '_files' : ' ';
  return `:${specText(placeholder)}:${action}`;
}

/** One specification a flag. Those of one option shut each other out. */
function optionSpecs(option: CompletedOption): readonly string[] {
  const {flags, description, placeholder} = option;
  return flags.map(flag => {
    const suffix = placeholder === null ? '' : flag.startsWith('--') ? '=' : '+';
    return shellWord(`(${flags.join(' ')})${flag}${suffix}[${specText(description)}]${valueSpec(option)}`);
  });
}

function wordSpecs({clusters, argument}: CompletedCommand): readonly string[] {
  const action = argument?.placeholder === 'FILE' ? '_files' : `(${argument?.words.map(specText).join(' ')})`;
  return [
    ...(argument === null ? [] : [shellWord(`1:${specText(argument.placeholder)}:${action}`)]),
    ...(clusters ? [shellWord('*:cluster:_ucs_gitops_clusters')] : []),
  ];
}

function callOf(specs: readonly string[], start: string): string {
  return [start, ...specs].join(' \\\n    ');
}

function functionOf(command: CompletedCommand): string {
  const specs = [...command.options.flatMap(optionSpecs), ...wordSpecs(command)];
  return `_ucs_gitops_${command.name}() {
  ${callOf(specs, '_arguments -s -S :')}
}`;
}

/** The completion script for zsh. */
export function zshScript(completion: Completion): string {
  const named = namedCommands(completion);
  const monitor = completion.commands.find(({name}) => name === 'monitor');
  const described = named.map(({name, summary}) => `    ${shellWord(`${name}:${summary}`)}`);
  const specs = [...(monitor?.options ?? []).flatMap(optionSpecs), "'1: :_ucs_gitops_first'", "'*:: :->rest'"];
  return `#compdef ucs-gitops
# Completion of ucs-gitops for zsh.
${helpers}

_ucs_gitops_first() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  _describe -t commands command commands
  _ucs_gitops_clusters
}

${completion.commands.map(functionOf).join('\n\n')}

_ucs_gitops() {
  local curcontext=$curcontext state line
  local -A opt_args
  ${callOf(specs, '_arguments -C -s -S -A "-*" :')} && return
  [[ $state == rest ]] || return
  case $line[1] in
    ${named.map(({name}) => name).join(' | ')}) _ucs_gitops_$line[1] ;;
    *) _ucs_gitops_monitor ;;
  esac
}

if [[ $funcstack[1] == _ucs-gitops ]]; then
  # As a file of that name on the fpath.
  _ucs_gitops "$@"
else
  compdef _ucs_gitops ucs-gitops
fi
`;
}
