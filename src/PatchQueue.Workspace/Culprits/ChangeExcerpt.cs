using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Culprits;

/// <summary>The lines of a diff that overlap a range.</summary>
internal static class ChangeExcerpt
{
    private const int MostLines = 12;

    /// <summary>Takes them.</summary>
    /// <param name="before">The file before; null for none.</param>
    /// <param name="after">The file after; null for none.</param>
    /// <param name="range">Lines of the file before.</param>
    /// <returns>Lines without their ends, behind <c>-</c> or <c>+</c>; the last one is <c>...</c> where there are more.</returns>
    public static ImmutableArray<ReadOnlyMemory<byte>> Of(LineTable? before, LineTable? after, LineRange range)
    {
        if (before is null || after is null)
        {
            return [];
        }

        var lines = new List<ReadOnlyMemory<byte>>();
        foreach (var change in LineCarry.Between(before, after).Meeting(range))
        {
            Add(lines, before, change.OldStart, change.OldEnd, (byte)'-');
            Add(lines, after, change.NewStart, change.NewEnd, (byte)'+');
        }

        return lines.Count <= MostLines ? [.. lines] : [.. lines.Take(MostLines), "..."u8.ToArray()];
    }

    private static void Add(List<ReadOnlyMemory<byte>> lines, LineTable text, int start, int end, byte sign)
    {
        for (var i = start; i < end && lines.Count <= MostLines; i++)
        {
            lines.Add((byte[])[sign, .. text[i].TrimEnd("\r\n"u8)]);
        }
    }
}
