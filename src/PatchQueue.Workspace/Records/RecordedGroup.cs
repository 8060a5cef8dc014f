using System.Collections.Immutable;

namespace PatchQueue.Records;

/// <summary>Files that belong together, and the patches that name them; what becomes of the files depends on nothing else.</summary>
/// <param name="Files">The files.</param>
/// <param name="Touches">The patches in order, each once; those too that are not in.</param>
public sealed record RecordedGroup(ImmutableArray<RecordedFile> Files, ImmutableArray<RecordedTouch> Touches);
