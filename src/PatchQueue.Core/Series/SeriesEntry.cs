using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>
/// A patch that a series names. Compare by <see cref="Name"/>'s bytes: the record's own equality compares the memory's place.
/// </summary>
public sealed record SeriesEntry
{
    /// <summary>
    /// The name as it stands, relative to the patches directory; any bytes without white space (Armbian: without line ends).
    /// </summary>
    public required ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>The line it stands on, from 1.</summary>
    public required int LineNumber { get; init; }

    /// <summary>The guards that hold for it; empty but in a SUSE series.</summary>
    public GuardList Guards { get; init; } = GuardList.Empty;

    /// <summary>The <c>-pN</c> of its line; null when the line has none, so that a setting may give another than 1.</summary>
    public int? GivenStripLevel { get; init; }

    /// <summary>How many leading components the patch's file names lose: 1 unless the line says otherwise.</summary>
    public int StripLevel => GivenStripLevel ?? 1;

    /// <summary>Whether the line says <c>-R</c>: the patch is applied in reverse.</summary>
    public bool IsReversed { get; init; }

    /// <summary>
    /// Whether the dialect drops it whatever is defined: Armbian's leading <c>-</c>, or a SUSE line whose continuation the file's end
    /// cuts off.
    /// </summary>
    public bool IsSkipped { get; init; }

    /// <summary>The comment behind it on its line, from the <c>#</c>; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Comment { get; init; }

    /// <summary>Whether kernel-source's vanilla kernel has it too: <c>patches.kernel.org/</c> and <c>patches.rpmify/</c>.</summary>
    public bool IsVanilla => Name.Span.StartsWith("patches.kernel.org/"u8) || Name.Span.StartsWith("patches.rpmify/"u8);

    /// <summary>The name as people read it, escaped.</summary>
    public string DisplayName => DisplayText.Of(Name.Span);

    /// <summary>
    /// Whether it is applied where <paramref name="symbols"/> are defined, and which guard says so; a skipped entry never is.
    /// </summary>
    public GuardVerdict Decide(SymbolSet symbols) => IsSkipped ? new GuardVerdict(false, null, IsMatch: false) : Guards.Decide(symbols);

    /// <summary>The same as <see cref="DisplayName"/>.</summary>
    public override string ToString() => DisplayName;
}
