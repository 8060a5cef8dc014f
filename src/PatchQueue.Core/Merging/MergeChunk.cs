namespace PatchQueue.Merging;

/// <summary>
/// A part of a merge. The chunks of a merge follow one another in base, ours and theirs without a gap.
/// </summary>
/// <remarks>
/// Where a conflict was refined, its first part has all of the base's lines; the lines that ours and theirs have in common within it are
/// <see cref="MergeChunkKind.Both"/> with an empty base range, and so are the base ranges of its other parts.
/// </remarks>
/// <param name="Kind">Who changed these lines.</param>
/// <param name="Base">The base's lines.</param>
/// <param name="Ours">Our lines.</param>
/// <param name="Theirs">Their lines.</param>
public readonly record struct MergeChunk(MergeChunkKind Kind, LineRange Base, LineRange Ours, LineRange Theirs);
