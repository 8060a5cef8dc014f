using System.Text.RegularExpressions;
using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>The form of commit ids and versions in tags, as all tools of kernel-source can read it.</summary>
internal static partial class CommitTagRules
{
    private static readonly string[] Names = ["Git-commit", "Alt-commit", "No-fix"];

    /// <summary>The rules.</summary>
    public static readonly CheckRule[] All =
    [
        new(
            "commit-invalid", Severity.Error, "Git-commit, Alt-commit and No-fix have a full id", "kernel-source: check-patchhdr",
            "pq tag set Git-commit ID PATCH",
            facts => Tags(facts).Where(tag => !StartsWithId().IsMatch(tag.Value))
                .Select(tag => At(tag, $"{tag.Name} '{DisplayText.Of(tag.Value)}' is no full commit id of 40 hexadecimal digits"))),
        new(
            "commit-form", Severity.Warning, "Nothing but (partial) stands behind a commit id, and a tag has one",
            "kernel-source: git-sort",
            "pq tag set Git-commit ID PATCH, and pq tag add for a second commit",
            facts => Tags(facts).Where(tag => StartsWithId().IsMatch(tag.Value) && !UpstreamCommit.IsWellFormed(tag.Value))
                .Select(tag =>
                    At(tag, $"{tag.Name} has '{DisplayText.Of(tag.Value[40..].Trim())}' behind its id; only (partial) is known"))),
        new(
            "commit-case", Severity.Warning, "Commit ids are in lower case", "kernel-source: git-sort takes no other",
            "pq check --fix",
            facts => Tags(facts).Where(IsUpperCase).Select(tag => At(tag, $"the id of {tag.Name} is not in lower case")))
        {
            Mend = header => Mend(header, IsUpperCase, tag => tag.Value.ToLowerInvariant()),
        },
        new(
            "mainline-version", Severity.Note, "A version in Patch-mainline begins with v", "kernel-source: README", "pq check --fix",
            facts => facts.Mainline is PatchMainline.Released { Next: null } && IsBare(facts.First("Patch-mainline")!)
                ? [At(facts.First("Patch-mainline")!, $"Patch-mainline '{DisplayText.Of(facts.Mainline.Text)}' lacks its v")]
                : [])
        {
            Mend = header => Mend(header, IsBare, tag => "v" + tag.Value),
        },
    ];

    private static IEnumerable<Tag> Tags(PatchFacts facts) => Names.SelectMany(facts.Header.All).Where(tag => tag.Value.Length > 0);

    private static bool IsUpperCase(Tag tag) =>
        Names.Any(tag.Is) && UpstreamCommit.IsWellFormed(tag.Value) && tag.Value[..40].Any(char.IsAsciiLetterUpper);

    private static bool IsBare(Tag tag) =>
        tag.Is("Patch-mainline") && PatchMainline.Read(tag.Value) is PatchMainline.Released { Next: null }
            && tag.Value is [>= '0' and <= '9', ..];

    private static PatchHeader Mend(PatchHeader header, Func<Tag, bool> isWrong, Func<Tag, string> mended)
    {
        while (header.Tags.FirstOrDefault(isWrong) is { } tag)
        {
            header = HeaderEdit.Replace(header, tag, mended(tag));
        }

        return header;
    }

    private static Found At(Tag tag, string message) => new(tag.LineNumber, message);

    [GeneratedRegex("^[0-9a-fA-F]{40}(?![0-9a-fA-F])")]
    private static partial Regex StartsWithId();
}
