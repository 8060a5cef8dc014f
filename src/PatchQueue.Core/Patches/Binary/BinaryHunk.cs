using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>One half of a <c>GIT binary patch</c>.</summary>
/// <param name="IsDelta">A delta against the other side's bytes; otherwise the bytes themselves.</param>
/// <param name="Size">Bytes after inflating, as the patch declares them.</param>
/// <param name="Data">The base-85 lines in the patch's text.</param>
/// <param name="Line">The patch's line that <c>literal</c> or <c>delta</c> stands on, from 1.</param>
public sealed record BinaryHunk(bool IsDelta, long Size, Slice Data, int Line);
