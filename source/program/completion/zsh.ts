// The program is called by the name that is on the line, see completion-bash.ts. compadd takes names as they are and
// quotes what it puts on the line.

/** The completion script for zsh. What of the answer fits, zsh decides, by the user's own rules. */
export const zshScript = `#compdef ucs-gitops
# Completion of ucs-gitops for zsh.
_ucs_gitops() {
  local program=\${\${(Q)words[1]}/#\\~\\//$HOME/} asked= ret=1
  local -a answer described plain
  case $PREFIX in
    --*=*) asked=\${PREFIX%%=*}= ;;
    -*) asked=- ;;
  esac
  answer=("\${(@f)$("$program" complete -- "\${(@Q)words[2,CURRENT-1]}" "$asked" </dev/null 2>/dev/null)}")
  case $answer[1] in
    files)
      [[ -n $asked ]] && compset -P 1 '*='
      _files && ret=0
      ;;
    words)
      # Descriptions stand behind a tab; names of clusters have none.
      described=("\${(@)\${(@M)answer:#*$'\\t'*}/$'\\t'/:}")
      plain=("\${(@)answer[2,-1]:#*$'\\t'*}")
      (( $#described )) && _describe 'ucs-gitops' described && ret=0
      (( $#plain )) && compadd -a plain && ret=0
      ;;
  esac
  return ret
}

if [[ $funcstack[1] == _ucs-gitops ]]; then
  # As a file of that name on the fpath.
  _ucs_gitops "$@"
else
  compdef _ucs_gitops ucs-gitops
fi
`;
