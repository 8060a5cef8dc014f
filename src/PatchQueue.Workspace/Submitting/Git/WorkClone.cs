using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Submitting;

/// <summary>A clone of one branch, the newest commit alone, that lives as long as a submission. Its hooks never run.</summary>
/// <param name="remote">The branch.</param>
/// <param name="folder">Where the clone is; absolute.</param>
/// <param name="cancellation">Ends git.</param>
internal sealed class WorkClone(GitRemote remote, string folder, CancellationToken cancellation)
{
    /// <summary>Where the files are.</summary>
    public string Folder => folder;

    /// <summary>The id of the tree with nothing in it.</summary>
    public string EmptyTree => Lines("hash-object", "-t", "tree", "/dev/null")[0];

    /// <summary>Fetches the branch; false where there is none.</summary>
    /// <exception cref="SubmitException">The repository cannot be reached.</exception>
    public bool Fetch()
    {
        Directory.CreateDirectory(folder);
        Run("init", "-q", "-b", remote.Branch, ".");
        Run("remote", "add", "origin", remote.Address);
        if (Lines("ls-remote", "--heads", "origin", $"refs/heads/{remote.Branch}").Count == 0)
        {
            return false;
        }

        Run("fetch", "-q", "--depth=1", "origin", $"refs/heads/{remote.Branch}");
        Run("update-ref", $"refs/heads/{remote.Branch}", "FETCH_HEAD");
        return true;
    }

    /// <summary>Runs git, which must succeed.</summary>
    /// <exception cref="SubmitException">It does not.</exception>
    public void Run(params ReadOnlySpan<string> words) => _ = Result(words);

    /// <summary>The lines that git writes.</summary>
    /// <inheritdoc cref="Run"/>
    public IReadOnlyList<string> Lines(params ReadOnlySpan<string> words) =>
        Encoding.UTF8.GetString(Result(words).Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A file of the branch; null when it has none.</summary>
    public string? TryShow(string path) =>
        Start(["show", $"HEAD:{path}"]) is { Succeeded: true } result ? Encoding.UTF8.GetString(result.Output.Span) : null;

    private ProgramResult Result(ReadOnlySpan<string> words)
    {
        var result = Start([.. words]);
        return result.Succeeded ? result : throw new SubmitException(
            $"git {words[0]} fails for {remote.ShownAddress}: {remote.Hide(result.Reason)}",
            words[0] == "push" ? "somebody may have pushed meanwhile; run the command again" : null);
    }

    private ProgramResult Start(ImmutableArray<string> words) => ProgramRunner.Run(
        new ProgramCall("git", ["-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", .. words])
        {
            WorkingDirectory = folder,
            Package = words[0] == "lfs" ? "git-lfs" : "git",
            Variables = remote.Variables.SetItem("GIT_TERMINAL_PROMPT", "0").SetItem("GIT_LFS_SKIP_SMUDGE", "1")
                .SetItem("GIT_CEILING_DIRECTORIES", Path.GetDirectoryName(folder)!),
        },
        cancellation);
}
