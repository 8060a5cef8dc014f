using System.Text;

namespace PatchQueue.Composing;

/// <summary>The line above a hunk.</summary>
internal static class HunkTitle
{
    /// <summary>The line <c>@@ -start,count +start,count @@ heading</c> with other starts; all else stays.</summary>
    public static byte[] WithStarts(ReadOnlySpan<byte> line, int oldStart, int newStart)
    {
        var old = line["@@ -".Length..];
        var behindOld = old[old.IndexOfAnyExceptInRange((byte)'0', (byte)'9')..];
        var plus = behindOld.IndexOf((byte)'+') + 1;
        var behindNew = behindOld[plus..][behindOld[plus..].IndexOfAnyExceptInRange((byte)'0', (byte)'9')..];
        return
        [
            .. "@@ -"u8,
            .. Encoding.ASCII.GetBytes($"{oldStart}"),
            .. behindOld[..plus],
            .. Encoding.ASCII.GetBytes($"{newStart}"),
            .. behindNew,
        ];
    }
}
