using PatchQueue.Native;

namespace PatchQueue.Trees;

/// <summary>Finds out whether a directory takes <c>README</c> and <c>readme</c> for one name.</summary>
internal static class CaseFolding
{
    /// <summary>Whether the directory finds an existing name also with its letters' case turned round.</summary>
    public static bool Holds(DirectoryHandle directory, ReadOnlySpan<byte> name)
    {
        var turned = name.ToArray();
        for (var i = 0; i < turned.Length; i++)
        {
            turned[i] ^= char.IsAsciiLetter((char)turned[i]) ? (byte)0x20 : (byte)0;
        }

        return !name.SequenceEqual(turned)
            && DirectoryCalls.TryIdentify(directory, turned) is { } other
            && DirectoryCalls.TryIdentify(directory, name) == other;
    }
}
