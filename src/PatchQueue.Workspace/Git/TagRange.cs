using System.Text;
using System.Text.RegularExpressions;

namespace PatchQueue.Git;

/// <summary>The tags of releases from one to another, such as every release candidate.</summary>
public static partial class TagRange
{
    /// <summary>Lists those that the second revision holds and the first does not, and that are named as it is.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="from">A revision; not in the list.</param>
    /// <param name="to">A revision; the last of the list.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>Names of tags, the oldest first, and then the second revision where it is no tag.</returns>
    /// <exception cref="GitException">git does not know a revision.</exception>
    public static IReadOnlyList<string> Between(string repository, string from, string to, CancellationToken cancellation)
    {
        var result = GitProgram.Run(
            repository, cancellation, "for-each-ref", "--merged", to, "--no-merged", from, "--sort=version:refname", "--sort=creatordate",
            "--format=%(refname:short)", "refs/tags");
        if (!result.Succeeded)
        {
            throw new GitException(repository, to, $"{Text.DisplayText.Of(repository)}: {result.Reason}");
        }

        var form = FormOf(to);
        var tags = Encoding.UTF8.GetString(result.Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(tag => tag == to || FormOf(tag) == form).ToList();
        return tags.Contains(to) ? tags : [.. tags, to];
    }

    // v6.13-rc7 and v6.13 are of one form, next-20250101 is of another.
    private static string FormOf(string tag) => Digits().Match(tag).Value;

    [GeneratedRegex("^[^0-9]*")]
    private static partial Regex Digits();
}
