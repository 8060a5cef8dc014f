using System.Collections.Immutable;

namespace PatchQueue.Records;

/// <summary>Files that belong together, and the patches that name them; what becomes of the files depends on nothing else.</summary>
/// <param name="Files">The files.</param>
/// <param name="Touches">
/// The patches in order, each once; those too that are not in. None, where somebody's change of the mainline's file is carried along.
/// </param>
public sealed record RecordedGroup(ImmutableArray<RecordedFile> Files, ImmutableArray<RecordedTouch> Touches)
{
    /// <summary>Whether these are rejects that pq left to be looked at; they come last in a record.</summary>
    public bool IsRejects { get; init; }
}
