namespace PatchQueue.Text;

/// <summary>A range of bytes of some buffer that the context names: <paramref name="Offset"/> counts bytes from 0.</summary>
/// <param name="Offset">First byte, from 0.</param>
/// <param name="Length">Length in bytes.</param>
public readonly record struct Slice(int Offset, int Length)
{
    /// <summary>The byte after the last one.</summary>
    public int End => Offset + Length;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The slice from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static Slice Between(int start, int end) => new(start, end - start);

    /// <summary>The bytes of <paramref name="buffer"/> that this slice names.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> buffer) => buffer.Slice(Offset, Length);
}
