using System.Text;

namespace PatchQueue.Text;

/// <summary>What may stand in a <see cref="TreePath"/>: git's own rules for a work tree, plus the two state directories.</summary>
internal static class TreePathRules
{
    private const int MaxComponent = 255;

    public static TreePathFault Check(ReadOnlySpan<byte> bytes, int maxLength)
    {
        if (bytes.IsEmpty)
        {
            return TreePathFault.Empty;
        }

        if (bytes[0] == '/')
        {
            return TreePathFault.Absolute;
        }

        if (bytes.Length >= maxLength)
        {
            return TreePathFault.TooLong;
        }

        return bytes.Contains((byte)0) ? TreePathFault.Nul : CheckComponents(bytes);
    }

    public static bool IsNormal(ReadOnlySpan<byte> bytes) =>
        bytes[^1] != '/' && bytes.IndexOf("//"u8) < 0 && bytes.IndexOf("/./"u8) < 0 && !bytes.StartsWith("./"u8) && !bytes.EndsWith("/."u8)
        && !bytes.SequenceEqual("."u8);

    public static byte[] Normalize(ReadOnlySpan<byte> bytes)
    {
        var normal = new List<byte>(bytes.Length);
        foreach (var range in bytes.Split((byte)'/'))
        {
            var component = bytes[range];
            if (component.IsEmpty || component.SequenceEqual("."u8))
            {
                continue;
            }

            if (normal.Count > 0)
            {
                normal.Add((byte)'/');
            }

            normal.AddRange(component);
        }

        return [.. normal];
    }

    private static TreePathFault CheckComponents(ReadOnlySpan<byte> bytes)
    {
        var isTop = true;
        while (true)
        {
            var slash = bytes.IndexOf((byte)'/');
            var component = slash < 0 ? bytes : bytes[..slash];
            var fault = CheckComponent(component, isTop);
            if (fault != TreePathFault.None || slash < 0)
            {
                return fault;
            }

            isTop &= component.IsEmpty || component.SequenceEqual("."u8);
            bytes = bytes[(slash + 1)..];
        }
    }

    private static TreePathFault CheckComponent(ReadOnlySpan<byte> component, bool isTop)
    {
        if (component.Length > MaxComponent)
        {
            return TreePathFault.TooLong;
        }

        // Nearly every component is settled by its first byte.
        if (component.IsEmpty || (component[0] != '.' && (component[0] | 0x20) != 'g' && component[0] < 0x80))
        {
            return TreePathFault.None;
        }

        if (component.SequenceEqual(".."u8))
        {
            return TreePathFault.Upwards;
        }

        if (isTop && (component.SequenceEqual(".pc"u8) || component.SequenceEqual(".pq"u8)))
        {
            return TreePathFault.StateDirectory;
        }

        return IsGit(component) ? TreePathFault.GitDirectory : TreePathFault.None;
    }

    // git's core.protectHFS and core.protectNTFS: .GIT, git~1, ".git ", ".git::$INDEX_ALLOCATION", .g<U+200C>it
    private static bool IsGit(ReadOnlySpan<byte> component)
    {
        // Nothing that is ASCII alone can hide in such a name, so that what it begins with decides.
        if (Ascii.IsValid(component) && !BeginsLike(component, ".git"u8) && !BeginsLike(component, "git~1"u8))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(component);
        var visible = new string([.. text.Where(c => !IsIgnoredByHfs(c))]);
        var stem = visible.Split(':')[0].TrimEnd(' ', '.');
        return stem.Equals(".git", StringComparison.OrdinalIgnoreCase) || stem.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    private static bool BeginsLike(ReadOnlySpan<byte> component, ReadOnlySpan<byte> name) =>
        component.Length >= name.Length && Ascii.EqualsIgnoreCase(component[..name.Length], name);

    private static bool IsIgnoredByHfs(char c) =>
        c is (>= '\u200c' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u206a' and <= '\u206f') or '\ufeff';
}
