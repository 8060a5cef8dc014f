using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>Patches that some tool reads otherwise than pq does, so that a package built from them holds another tree.</summary>
internal static class ReaderRules
{
    private const int SymlinkMode = 0xA000;

    /// <summary>The rules.</summary>
    public static readonly CheckRule[] All =
    [
        new(
            "reader-quoted-diff", Severity.Error, "No diff is quoted in the message", "GNU patch and quilt apply an indented one too",
            "put '> ' before each of its lines", facts => QuotedDiffs(facts.Header.Bytes.Span)),
        new(
            "reader-zero-context", Severity.Warning, "Hunks have context",
            "git apply appends an insertion without context at the file's end",
            "pq refresh -U 3",
            facts => Hunks(facts).Where(found => !HasContext(facts, found.Hunk) && !IsWhole(found.File))
                .Select(found => new Found(found.Hunk.Line, "this hunk has no context"))),
        new(
            "reader-empties-file", Severity.Warning, "A file that becomes empty is deleted",
            "patch -E and rapidquilt remove it, git keeps it",
            "delete the file in the patch",
            facts => Hunks(facts)
                .Where(found => found.Hunk is { NewCount: 0, NewStart: 0 } && found.File.New.Absence == Absence.AbsentOrEmpty)
                .Select(found => new Found(found.Hunk.Line, "the file is empty then, and some tools remove it"))),
        new(
            "reader-empty-file", Severity.Warning, "No empty file is made", "patch -E and rapidquilt do not make it",
            "give the file a line",
            facts => facts.Patch.FilePatches
                .Where(file => file is { IsGit: true, Hunks.IsEmpty: true, Binary: null, Change: FileChange.Keep }
                    && file.Old.Absence == Absence.Absent)
                .Select(file => new Found(file.Line, "it makes an empty file, which some tools do not"))),
        new(
            "reader-binary", Severity.Warning, "No binary file is changed", "GNU patch and quilt refuse GIT binary patches",
            "ship the file by other means",
            facts => facts.Patch.FilePatches.Where(file => file.Binary is not null)
                .Select(file => new Found(file.Line, "it changes a binary file, which GNU patch and quilt cannot"))),
        new(
            "reader-copy", Severity.Warning, "No file is copied by git's words", "rapidquilt does nothing then", "pq refresh --no-renames",
            facts => facts.Patch.FilePatches.Where(file => file.Change == FileChange.Copy)
                .Select(file => new Found(file.Line, "it copies a file by git's words"))),
        new(
            "reader-symlink", Severity.Warning, "No symbolic link is made or changed", "rapidquilt makes a regular file of it",
            "make the link by other means",
            facts => facts.Patch.FilePatches
                .Where(file => (file.Old.Mode & FilePatch.TypeMask) == SymlinkMode || (file.New.Mode & FilePatch.TypeMask) == SymlinkMode)
                .Select(file => new Found(file.Line, "it makes or changes a symbolic link"))),
        new(
            "reader-path", Severity.Error, "File names stay in the tree", "GNU patch and rapidquilt write into .git", "mend the name",
            facts => facts.Patch.FilePatches
                .SelectMany(file => ((FileSide[])[file.Old, file.New]).Where(side => !side.Name.IsEmpty && IsOutside(side))
                    .Select(side => new Found(
                        file.Line, $"'{DisplayText.Of(side.Name.Span)}' leads out of the tree, or into a tool's own folder")))),
        new(
            "reader-crlf", Severity.Warning, "A patch does not end its header lines in CR LF",
            "GNU patch strips the CRs, git apply does not", "dos2unix PATCH",
            facts => facts.Patch.FilePatches
                .Where(file => facts.TextOf(file.Section) is var text && text.IndexOf((byte)'\n') is var end and > 0
                    && text[end - 1] == '\r')
                .Take(1).Select(file => new Found(file.Line, "the patch was carried as CR LF"))),
        new(
            "reader-order", Severity.Warning, "Hunks stand in the order of their lines", "GNU patch refuses others", "pq refresh",
            facts => facts.Patch.FilePatches.SelectMany(file => file.Hunks.Zip(file.Hunks.Skip(1)))
                .Where(pair => pair.Second.OldStart < pair.First.OldStart)
                .Select(pair => new Found(pair.Second.Line, "this hunk belongs above the one before it"))),
    ];

    private static IEnumerable<(FilePatch File, Hunk Hunk)> Hunks(PatchFacts facts) =>
        facts.Patch.FilePatches.SelectMany(file => file.Hunks.Select(hunk => (file, hunk)));

    private static bool HasContext(PatchFacts facts, Hunk hunk)
    {
        var lines = new HunkLineReader(facts.TextOf(hunk.Body));
        while (lines.TryRead(out var kind, out _))
        {
            if (kind == ' ')
            {
                return true;
            }
        }

        return false;
    }

    // A file that comes or goes, or is replaced from its first line on by one hunk.
    private static bool IsWhole(FilePatch file) => file.Hunks is [{ OldStart: <= 1, NewStart: <= 1 }];

    // A slash too many means nothing to any tool.
    private static bool IsOutside(FileSide side)
    {
        var parts = DisplayText.Of(side.Name.Span).Split('/').Skip(side.IsWithoutPrefix ? 0 : 1).Where(part => part.Length > 0);
        var path = string.Join('/', parts);
        return path.Length > 0 && !TreePath.TryCreate(System.Text.Encoding.UTF8.GetBytes(path), out _, out _);
    }

    private static List<Found> QuotedDiffs(ReadOnlySpan<byte> header)
    {
        var found = new List<Found>();
        var (old, start) = (false, 0);
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            var text = line.TrimStart(" \t"u8);
            if (old && text.StartsWith("+++ "u8) && lines.Peek().TrimStart(" \t"u8).StartsWith("@@ -"u8))
            {
                found.Add(new Found(start, "an indented diff in the message, which GNU patch and quilt apply"));
            }

            (old, start) = (text.StartsWith("--- "u8), lines.LineNumber);
        }

        return found;
    }
}
