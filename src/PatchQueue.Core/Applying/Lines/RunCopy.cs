using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Puts ranges of a buffer together.</summary>
internal static class RunCopy
{
    /// <summary>Copies them one behind another.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Copy(ReadOnlySpan<byte> buffer, List<Slice> runs, Span<byte> room)
    {
        var position = 0;
        foreach (var run in runs)
        {
            run.Of(buffer).CopyTo(room[position..]);
            position += run.Length;
        }

        return position;
    }
}
