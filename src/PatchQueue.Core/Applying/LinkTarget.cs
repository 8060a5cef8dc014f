using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Judges the target of a symbolic link that a patch makes. Links with <c>..</c> are ordinary in a kernel; what counts is where they end.</summary>
internal static class LinkTarget
{
    /// <summary>Whether a link at <paramref name="path"/> leads to a place below the tree's root, read by its letters alone.</summary>
    public static bool StaysInside(TreePath path, ReadOnlySpan<byte> target)
    {
        if (target.IsEmpty || target[0] == '/' || target.Contains((byte)0) || target.Contains((byte)'\n'))
        {
            return false;
        }

        var depth = path.Bytes.Count((byte)'/');
        foreach (var range in target.Split((byte)'/'))
        {
            var component = target[range];
            depth += component.IsEmpty || component.SequenceEqual("."u8) ? 0 : component.SequenceEqual(".."u8) ? -1 : 1;
            if (depth < 0)
            {
                return false;
            }
        }

        return true;
    }
}
