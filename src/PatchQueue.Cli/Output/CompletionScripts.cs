namespace PatchQueue.Output;

/// <summary>
/// The scripts that shells complete by. Each gives the words behind <c>pq</c> up to the cursor to <c>pq complete</c>, which prints what
/// may stand there, a line each, or <see cref="Files"/> where the shell is to complete names of files.
/// </summary>
internal static class CompletionScripts
{
    /// <summary>The line that leaves it to the shell.</summary>
    public const string Files = ":files";

    private const string Bash = """
        # bash completion of pq
        _pq() {
            local IFS=$'\n'
            local -a found
            found=($(pq complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
            if [[ ${found[0]} == ":files" ]]; then
                compopt -o filenames 2>/dev/null
                COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
            else
                COMPREPLY=("${found[@]}")
            fi
        }
        complete -F _pq pq

        """;

    private const string Zsh = """
        #compdef pq
        _pq() {
            local -a found
            found=("${(@f)$(pq complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
            if [[ ${found[1]} == ":files" ]]; then
                _files
            elif [[ -n ${found[1]} ]]; then
                compadd -a found
            fi
        }
        if [[ ${funcstack[1]} == _pq ]]; then _pq "$@"; else compdef _pq pq; fi

        """;

    private const string Fish = """
        # fish completion of pq
        function __pq_complete
            set -l words (commandline -opc) (commandline -ct)
            set -l found (pq complete -- $words[2..-1] 2>/dev/null)
            if test "$found[1]" = ":files"
                __fish_complete_path (commandline -ct)
            else
                printf '%s\n' $found
            end
        end
        complete -c pq -f -a '(__pq_complete)'

        """;

    /// <summary>The script of a shell; null when there is none.</summary>
    public static string? Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => null,
    };
}
