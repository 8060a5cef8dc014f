using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>Tags commits as the person would: git's own settings say who tags, and with which key.</summary>
/// <param name="top">The top of a worktree; absolute.</param>
/// <param name="environment">The environment, for the person's settings.</param>
/// <param name="cancellation">Ends git.</param>
public sealed class TagMaker(string top, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
{
    /// <summary>The full id of the commit that a tag stands for; null when there is no such tag.</summary>
    /// <param name="tag">Its name.</param>
    public string? TryFind(string tag) =>
        Run("rev-parse", "-q", "--verify", $"refs/tags/{tag}^{{commit}}") is { Succeeded: true } result
            ? Encoding.UTF8.GetString(result.Output.Span).Trim()
            : null;

    /// <summary>Whether git allows a name.</summary>
    public bool IsName(string tag) => !tag.StartsWith('-') && Run("check-ref-format", $"refs/tags/{tag}").Succeeded;

    /// <summary>Sets a tag with a message.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="commit">The commit; its full id.</param>
    /// <param name="message">What it says.</param>
    /// <param name="isSigned">Whether the person's key signs it.</param>
    /// <exception cref="GitException">Git does not.</exception>
    public void Set(string tag, string commit, string message, bool isSigned)
    {
        var result = Run("tag", isSigned ? "--sign" : "--annotate", "--message", message, tag, commit);
        if (!result.Succeeded)
        {
            throw new GitException(top, tag, $"git does not set the tag {Text.DisplayText.Of(tag)}: {result.Reason}");
        }
    }

    private ProgramResult Run(params ImmutableArray<string> words) => ProgramRunner.Run(
        new ProgramCall("git", ["-c", "core.hooksPath=/dev/null", .. words])
        {
            WorkingDirectory = top,
            Variables = PersonalGit.Variables(environment),
        },
        cancellation);
}
