using System.Collections.Immutable;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>Every call of the git program: no hooks, no file of the user or the system, no prompt, messages in English.</summary>
internal static class GitProgram
{
    public static ProgramCall Call(string repository, params ReadOnlySpan<string> arguments)
    {
        var full = Path.GetFullPath(repository);
        ImmutableArray<string> options =
        [
            "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", $"safe.directory={full}", "-c",
            $"safe.directory={Path.Combine(full, ".git")}", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
        ];
        return new ProgramCall("git", [.. options, .. arguments]) { WorkingDirectory = full, Variables = Variables(full) };
    }

    /// <summary>Runs git to its end.</summary>
    public static ProgramResult Run(string repository, CancellationToken cancellation, params ReadOnlySpan<string> arguments) =>
        ProgramRunner.Run(Call(repository, arguments), cancellation);

    // The ceiling keeps git from finding a repository above the directory that was named.
    private static ImmutableSortedDictionary<string, string> Variables(string full) => new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_ATTR_NOSYSTEM"] = "1",
        ["GIT_TERMINAL_PROMPT"] = "0",

        // A partial clone would fetch what it lacks, by programs that its own configuration names.
        ["GIT_ALLOW_PROTOCOL"] = "",
        ["GIT_NO_LAZY_FETCH"] = "1",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(full) ?? "/",
        ["GIT_COMMITTER_NAME"] = "pq",
        ["GIT_COMMITTER_EMAIL"] = "pq@localhost",
    }.ToImmutableSortedDictionary();
}
