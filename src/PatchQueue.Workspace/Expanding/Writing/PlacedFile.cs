using PatchQueue.Journal;
using PatchQueue.Records;

namespace PatchQueue.Expanding;

/// <summary>A file that a run has decided about.</summary>
/// <param name="File">What the record is to say of it.</param>
/// <param name="Step">What has to happen in the tree; null for nothing.</param>
internal readonly record struct PlacedFile(RecordedFile File, TreeStep? Step);
