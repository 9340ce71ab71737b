// The program is called by the name that is on the line, so that the one that will run says what it takes, also where
// there are several, or none on the PATH. An alias cannot be called: then the one on the PATH is.
// Names are never part of a command: they are read line by line, and %q makes one harmless word of each.

/** The completion script for bash (3.2 and later). It matches what the program says with what is written. */
export const bashScript = `# Completion of ucs-gitops for bash.
_ucs_gitops() {
  local program=\${1/#\\~\\//$HOME/} text=\${2-} count=0 glue= quote= i word written head answer line value quoted
  local -a words
  COMPREPLY=()
  # Bash takes words apart at every = and colon.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((count > 0)) && [[ -n $glue || $word == [=:]* ]]; then
      words[count - 1]+=$word
    else
      words[count++]=$word
    fi
    glue=
    if [[ $word == [=:]* ]]; then glue=1; fi
  done
  # What stands before the text that is replaced: nothing, --output= or the quote that is open.
  written=\${words[count - 1]}
  head=\${written%"$text"}
  if [[ $head == *[\\'\\"] ]]; then
    quote=1
    head=\${head%?}
  fi
  if [[ -n $head && $head != *[=:] ]]; then return; fi
  case $written in
    --*=*) words[count - 1]=\${written%%=*}= ;;
    -*) words[count - 1]=- ;;
    *) words[count - 1]= ;;
  esac
  type -P -- "$program" >/dev/null || program=ucs-gitops
  answer=$("$program" complete -- "\${words[@]}" </dev/null 2>/dev/null)
  if [[ $answer == files ]]; then
    compopt -o default 2>/dev/null && return
    head= answer=files$'\\n'$(compgen -f -- "$text")
  fi
  if [[ $answer != *$'\\n'* ]]; then return; fi
  answer=\${answer#*$'\\n'}
  while IFS= read -r line; do
    value=\${line%%$'\\t'*}
    if [[ $value != "$head"* ]]; then continue; fi
    value=\${value#"$head"}
    printf -v quoted %q "$value"
    # In open quotes a word cannot be quoted once more.
    if [[ -n $quote && $quoted != "$value" ]]; then continue; fi
    if [[ $value == "$text"* || $quoted == "$text"* ]]; then COMPREPLY+=("$quoted"); fi
  done < <(printf '%s\\n' "$answer")
}

complete -F _ucs_gitops ucs-gitops
`;
