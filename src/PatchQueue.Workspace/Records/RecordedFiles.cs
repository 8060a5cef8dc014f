using System.Collections.Immutable;

namespace PatchQueue.Records;

/// <summary>What a tree's record says of files.</summary>
/// <param name="Groups">The files, by what belongs together.</param>
/// <param name="Added">Files that were taken into a patch to be changed, and that it does not change yet.</param>
/// <param name="Forced">The top patch, where it was forced in; otherwise null.</param>
internal sealed record RecordedFiles(ImmutableArray<RecordedGroup> Groups, ImmutableArray<AddedFile> Added, ForcedPatch? Forced);
