using CsCheck;

namespace PatchQueue.Tests.Merging;

/// <summary>Generates files to merge: few different lines, edits that often meet, and the ends of lines that git treats apart.</summary>
internal static class MergeTexts
{
    // Conflicts with so much between them are joined by merge-file, but not by merge.
    private const string Wordless = "}\n\n{\n\t;\n)";

    private static readonly string[] Lines = ["a", "b", "c", "\ta", "}", "", "d", Wordless, "e", " ", "{", "f", "g"];

    private static readonly Gen<(int At, int Removed, int[] Added)[]> Edits =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 4], Gen.Int[0, Lines.Length - 1].Array[0, 4]).Array[0, 5];

    public static readonly Gen<MergeText> Any =
        from lines in Gen.Int[0, Lines.Length - 1].Array[0, 40]
        from variety in Gen.Int[2, 60]
        from shared in Edits
        from ours in Edits
        from theirs in Edits
        from ending in Gen.Int[0, 15]
        from cut in Gen.Int[0, 15]
        select MergeText.Of(
            Join(lines, [], variety, ending & 1, cut & 1), Join(lines, [.. shared, .. ours], variety, ending & 2, cut & 2),
            Join(lines, [.. shared, .. theirs], variety, ending & 4, cut & 4));

    // Beyond the number of different lines, a base's line is told from its fellows by its place.
    private static string Join(int[] lines, (int At, int Removed, int[] Added)[] edits, int variety, int crlf, int cut)
    {
        var text = lines.Select((line, i) => i >= variety ? $"{Lines[line]}{i}" : Lines[line % variety % Lines.Length]).ToList();
        foreach (var (place, removed, added) in edits)
        {
            var at = Math.Min(place, text.Count);
            text.RemoveRange(at, Math.Min(removed, text.Count - at));
            text.InsertRange(at, added.Select(line => Lines[line % variety % Lines.Length]));
        }

        var ending = crlf == 0 ? "\n" : "\r\n";
        var joined = string.Concat(text.Select(line => line.Replace("\n", ending, StringComparison.Ordinal) + ending));
        return cut == 0 || joined.Length == 0 ? joined : joined[..^ending.Length];
    }
}
