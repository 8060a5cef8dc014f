using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>What is known of one path of a group while its patches are carried over.</summary>
/// <param name="old">The old mainline's file; null for none.</param>
/// <param name="new">The new mainline's file; null for none.</param>
internal sealed class PortedPath(SourceFile? old, SourceFile? @new)
{
    private UpstreamSigns? _signs;

    /// <summary>Which lines are which on both sides.</summary>
    public LineMap Map { get; private set; } = Compare(old, @new);

    /// <summary>Whether the two mainlines have the same file.</summary>
    public bool IsSameUpstream { get; } = FileMerge.IsSame(old, @new);

    /// <summary>The changes that wait for a person.</summary>
    public Unresolved Unresolved { get; } = new();

    /// <summary>What the two mainlines show of a hunk.</summary>
    public UpstreamSigns Signs => _signs ??= new UpstreamSigns(old, @new);

    /// <summary>Compares both sides anew.</summary>
    public void Remap(SourceFile? oldNow, SourceFile? newNow) => Map = Compare(oldNow, newNow);

    private static LineMap Compare(SourceFile? old, SourceFile? @new) =>
        FileMerge.IsSame(old, @new) ? LineMap.Same
        : LineMap.Between(LineTable.Of(old?.Bytes ?? default), LineTable.Of(@new?.Bytes ?? default));
}
