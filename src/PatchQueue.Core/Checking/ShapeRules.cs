using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>The shape of the diff as kernel-source's <c>check-patchfmt</c> wants it, and what no patch should hold.</summary>
internal static class ShapeRules
{
    private const string Source = "kernel-source: check-patchfmt";

    /// <summary>What holds for every queue.</summary>
    public static readonly CheckRule[] Common =
    [
        new(
            "patch-empty", Severity.Warning, "A patch has bytes", "kernel-source: git-pre-commit", "pq delete -r PATCH, or pq refresh",
            facts => facts.Patch.Bytes.IsEmpty ? [new Found(0, "it is empty")] : []),
        new(
            "conflict-marker", Severity.Error, "No conflict has been left in it", "kernel-source: tar-up", "resolve it and pq refresh",
            Markers),
    ];

    /// <summary>What kernel-source asks for.</summary>
    public static readonly CheckRule[] Suse =
    [
        new(
            "path-style", Severity.Error, "File names begin with a/ or b/", Source, "pq refresh -p ab",
            facts => Names(facts).Where(name => !IsPrefixed(name.Text))
                .Select(name => new Found(name.Line, $"'{DisplayText.Of(name.Text)}' does not begin with a/ or b/")).Distinct()),
        new(
            "path-double-slash", Severity.Error, "No file name has //", Source, "pq refresh",
            facts => Names(facts).Where(name => name.Text.AsSpan().IndexOf("//"u8) >= 0)
                .Select(name => new Found(name.Line, $"'{DisplayText.Of(name.Text)}' has a double slash")).Distinct()),
        new(
            "path-timestamp", Severity.Error, "No time stands behind a file name", Source, "pq refresh",
            facts => Lines(facts).Where(line => line.Text.AsSpan().IndexOf((byte)'\t') is var tab and >= 0
                    && line.Text.AsSpan(tab).ContainsAnyExcept(" \t\r"u8))
                .Select(line => new Found(line.Line, "there is a time behind the file name"))),
        new(
            "index-line", Severity.Error, "There are no Index: lines", Source, "pq refresh --no-index",
            facts => facts.Patch.FilePatches.Where(file => !file.IndexName.IsEmpty)
                .Select(file => new Found(file.Line, "the Index: line is not needed"))),
        new(
            "rename", Severity.Warning, "Files are not renamed by git's words", Source + ": sequence-patch --fast cannot",
            "pq refresh --no-renames",
            facts => facts.Patch.FilePatches.Where(file => file.Change is FileChange.Rename or FileChange.Copy)
                .Select(file => new Found(file.Line, "it renames or copies a file by git's words"))),
    ];

    private static List<Found> Markers(PatchFacts facts)
    {
        var found = new List<Found>();
        var lines = new LineReader(facts.Patch.Bytes.Span);
        while (lines.TryRead(out var line))
        {
            if (line[0] is (byte)'<' or (byte)'>' or (byte)'+' && IsMarker(line[0] == '+' ? line[1..] : line))
            {
                found.Add(new Found(lines.LineNumber, "a conflict marker has been left in it"));
            }
        }

        return found;
    }

    private static bool IsMarker(ReadOnlySpan<byte> line) => line.StartsWith("<<<<<<< "u8) || line.StartsWith(">>>>>>> "u8);

    private static bool IsPrefixed(byte[] name) => name is [(byte)'a' or (byte)'b', (byte)'/', ..];

    private static IEnumerable<(int Line, byte[] Text)> Names(PatchFacts facts) => facts.Patch.FilePatches
        .SelectMany(file => ((FileSide[])[file.Old, file.New]).Where(side => !side.Name.IsEmpty && !side.IsWithoutPrefix)
            .Select(side => (file.Line, side.Name.ToArray())));

    // --- a/fs/inode.c\t2024-01-01 00:00:00
    private static List<(int Line, byte[] Text)> Lines(PatchFacts facts)
    {
        var found = new List<(int Line, byte[] Text)>();
        foreach (var file in facts.Patch.FilePatches.Where(file => file.Hunks.Length > 0))
        {
            var head = facts.TextOf(file.Section)[..Math.Max(file.Hunks[0].Header.Offset - file.Section.Offset, 0)];
            var reader = new LineReader(head);
            while (reader.TryRead(out var line))
            {
                if (line.StartsWith("--- "u8) || line.StartsWith("+++ "u8))
                {
                    found.Add((file.Line + reader.LineNumber - 1, line.TrimEnd("\r\n"u8).ToArray()));
                }
            }
        }

        return found;
    }
}
