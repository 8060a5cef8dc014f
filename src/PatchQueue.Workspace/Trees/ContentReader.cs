namespace PatchQueue.Trees;

/// <summary>Gives a file's content piece by piece.</summary>
/// <param name="piece">The next bytes, valid until the next call.</param>
/// <returns>False when there are no more.</returns>
public delegate bool ContentReader(out ReadOnlySpan<byte> piece);
