namespace PatchQueue.Git;

/// <summary>Walks the entries of a tree object.</summary>
internal ref struct RawTree(ReadOnlySpan<byte> content, int idLength)
{
    private ReadOnlySpan<byte> _rest = content;

    /// <summary>The next entry; false at the end, or where the object is broken.</summary>
    public bool TryRead(out int mode, out ReadOnlySpan<byte> name, out string id)
    {
        // MODE (octal) SP NAME NUL ID (raw)
        (mode, id) = (0, "");
        name = default;
        var space = _rest.IndexOf((byte)' ');
        var end = _rest.IndexOf((byte)0);
        if (space < 0 || end < space || _rest.Length < end + 1 + idLength)
        {
            return false;
        }

        foreach (var digit in _rest[..space])
        {
            mode = (mode * 8) + (digit - '0');
        }

        name = _rest[(space + 1)..end];
        id = Convert.ToHexStringLower(_rest.Slice(end + 1, idLength));
        _rest = _rest[(end + 1 + idLength)..];
        return true;
    }
}
