using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>What a section of the old patch becomes.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its new bytes, none when it goes; null when it stays as it is.</param>
/// <param name="Verdict">How much is changed.</param>
/// <param name="HeadFate">What becomes of that which it says without hunks; null when that is nothing.</param>
/// <param name="Fates">What becomes of its hunks.</param>
internal sealed record SectionDraft(
    TreePath Path, ReadOnlyMemory<byte>? Bytes, RefreshVerdict Verdict, HunkFate? HeadFate, ImmutableArray<HunkFate> Fates);
