namespace PatchQueue.Native;

/// <summary>A path as the kernel wants it, NUL-terminated, in memory that is used again: one a thread.</summary>
internal ref struct PathBuffer(Span<byte> memory)
{
    /// <summary>Bytes that any path that can be opened fits in.</summary>
    public const int Size = 4097;

    private readonly Span<byte> _memory = memory;

    /// <summary>The path with its NUL.</summary>
    public readonly ReadOnlySpan<byte> Of(ReadOnlySpan<byte> path)
    {
        path.CopyTo(_memory);
        _memory[path.Length] = 0;
        return _memory[..(path.Length + 1)];
    }
}
