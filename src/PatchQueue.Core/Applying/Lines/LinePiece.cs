namespace PatchQueue.Applying;

/// <summary>
/// Lines of a patched file that stand one behind another in its buffer. Only the last of them may lack its LF.
/// </summary>
/// <param name="Offset">Where they begin.</param>
/// <param name="Length">Their bytes; 0 only for one line without a byte.</param>
/// <param name="Lines">Their number, at least 1.</param>
internal readonly record struct LinePiece(int Offset, int Length, int Lines)
{
    /// <summary>The byte behind the last one.</summary>
    public int End => Offset + Length;
}
