using System.Collections.Immutable;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>git as it is ever started here: for one repository, without hooks and without anybody's configuration.</summary>
internal static class GitCalls
{
    /// <summary>A call of git.</summary>
    public static ProgramCall Of(string repository, params ReadOnlySpan<string> arguments) => new()
    {
        Program = "git",
        Package = "git",
        Arguments =
        [
            "-C", repository, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0", .. arguments,
        ],
        Environment = ImmutableDictionary<string, string>.Empty
            .Add("GIT_CONFIG_GLOBAL", "/dev/null")
            .Add("GIT_CONFIG_NOSYSTEM", "1")
            .Add("GIT_TERMINAL_PROMPT", "0")
            .Add("GIT_CONFIG_COUNT", "1")
            .Add("GIT_CONFIG_KEY_0", "safe.directory")
            .Add("GIT_CONFIG_VALUE_0", "*"),
    };

    /// <summary>Runs git and gives its whole output.</summary>
    /// <exception cref="GitException">git says no; the message is its own.</exception>
    public static byte[] Run(string repository, params ReadOnlySpan<string> arguments)
    {
        using var git = RunningProgram.Start(Of(repository, arguments));
        using var output = new MemoryStream();
        git.Input.Close();
        git.Output.CopyTo(output);
        return git.End() == 0 ? output.ToArray() : throw new GitException(repository, FirstLine(git.Errors));
    }

    /// <summary>What git says is wrong, without its prefix.</summary>
    public static string FirstLine(string errors)
    {
        var line = errors.Split('\n')[0];
        return line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..] : line;
    }
}
