using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// The lines before the first one that could begin a diff: text for people, a third of a real queue's bytes, that no reader of diffs has
/// to look at and nobody has to keep who only applies them.
/// </summary>
/// <param name="Length">Bytes of it.</param>
/// <param name="Lines">Lines of it.</param>
public readonly record struct Preamble(int Length, int Lines)
{
    /// <summary>Finds it; may end early, at a line that turns out to be text, but never late.</summary>
    public static Preamble Of(ReadOnlySpan<byte> patch)
    {
        var (start, lines) = (0, 0);
        for (var ends = default(LineEnds); start < patch.Length && !MayBegin(patch[start..]); lines++)
        {
            start = ends.After(patch, start);
        }

        return new Preamble(start, lines);
    }

    // Every beginning that PatchReader looks for.
    private static bool MayBegin(ReadOnlySpan<byte> line) => line[0] switch
    {
        (byte)'d' => line.StartsWith("diff -"u8),
        (byte)'-' => line.StartsWith("--- "u8),
        (byte)'+' => line.StartsWith("+++ "u8),
        (byte)'*' => line.StartsWith("*** "u8),
        (byte)'@' => line.StartsWith("@@ -"u8),
        (byte)'I' => line.StartsWith("Index:"u8),
        (byte)'B' => line.StartsWith("Binary files "u8),
        _ => false,
    };
}
