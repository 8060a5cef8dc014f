namespace PatchQueue.Patches;

/// <summary>Where the section at hand begins, once a line has said so.</summary>
/// <param name="IsSet">Whether one has.</param>
/// <param name="Position">Offset of its first line.</param>
/// <param name="Line">Number of its first line, from 1.</param>
/// <param name="IndexName">The name of an <c>Index:</c> line above it; empty without one.</param>
internal readonly record struct SectionStart(bool IsSet, int Position, int Line, ReadOnlyMemory<byte> IndexName);
