// The program is called by the name that is on the line, see completion-bash.ts. Fish takes every line of an answer as it
// is, and quotes what it puts on the command line.

/** The completion script for fish. What of the answer fits, fish decides. */
export const fishScript = `# Completion of ucs-gitops for fish.
# Asks once for what is to be offered, and keeps it. False: files, which fish completes where no rule holds.
function __ucs_gitops_asks
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    set -l asked (commandline -ct | string match -r -- '^--[^=]*=|^-')
    set -g __ucs_gitops_answer
    # Fish complains of what is not there wherever that is redirected to.
    type -q -- $program; or return 0
    set __ucs_gitops_answer ($program complete -- $words "$asked" </dev/null 2>/dev/null)
    test "$__ucs_gitops_answer[1]" != files
end

function __ucs_gitops_words
    set -e __ucs_gitops_answer[1]
    printf '%s\\n' $__ucs_gitops_answer
end

complete -c ucs-gitops -n __ucs_gitops_asks -f -a '(__ucs_gitops_words)'
`;
