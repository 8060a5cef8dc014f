using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>What some tools read otherwise of the files that a patch names: their names, renames, sections and line ends.</summary>
internal static class FileRules
{
    /// <summary>The rules.</summary>
    public static readonly CheckRule[] All =
    [
        new(
            "reader-space", Severity.Warning, "No name of a git diff has a space", "rapidquilt takes the name up to the space",
            "rename the file",
            facts => facts.Patch.FilePatches.Where(file => file.IsGit)
                .SelectMany(file => Names(file).Where(name => name.Span.Contains((byte)' '))
                    .Select(name => new Found(file.Line, $"'{DisplayText.Of(name.Span)}' has a space"))).Distinct()),
        new(
            "reader-swap", Severity.Warning, "No two files change their names with each other", "rapidquilt refuses that",
            "move one of the files in a patch of its own", Swapped),
        new(
            "reader-twice", Severity.Note, "A file has one section", "patch --dry-run reads the file anew for each", "pq refresh",
            facts => facts.Patch.FilePatches.Where(file => file.Hunks.Length > 0).GroupBy(PathOf)
                .SelectMany(sections => sections.Skip(1))
                .Select(file => new Found(file.Line, $"'{PathOf(file)}' has a section already"))),
        new(
            "reader-cr", Severity.Warning, "No line of a file ends in CR LF", "git am strips the CR unless it is told not to",
            "use git am --keep-cr",
            facts => facts.Patch.FilePatches.SelectMany(file => file.Hunks.Select(hunk => (file, hunk)))
                .Where(found => facts.TextOf(found.hunk.Body).IndexOf("\r\n"u8) >= 0 && !IsCarriedSo(facts, found.file))
                .Take(1).Select(found => new Found(found.hunk.Line, "the file has lines that end in CR LF"))),
    ];

    private static IEnumerable<Found> Swapped(PatchFacts facts)
    {
        var renames = facts.Patch.FilePatches.Where(file => file.Change == FileChange.Rename).ToList();
        return renames.Where(file => renames.Exists(other => Text(file.New) == Text(other.Old) && Text(file.Old) == Text(other.New)))
            .Take(1).Select(file => new Found(file.Line, $"'{Text(file.Old)}' and '{Text(file.New)}' change their names with each other"));
    }

    // That is reader-crlf's.
    private static bool IsCarriedSo(PatchFacts facts, FilePatch file) =>
        facts.TextOf(file.Section) is var text && text.IndexOf((byte)'\n') is var end and > 0 && text[end - 1] == '\r';

    private static IEnumerable<ReadOnlyMemory<byte>> Names(FilePatch file) => [file.Old.Name, file.New.Name];

    private static string Text(FileSide side) => DisplayText.Of(side.Name.Span);

    // Without the prefix, which differs between the sides.
    private static string PathOf(FilePatch file)
    {
        var side = file.New.Name.IsEmpty ? file.Old : file.New;
        var name = Text(side);
        return side.IsWithoutPrefix ? name : name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }
}
