using PatchQueue.Aligning;
using PatchQueue.Merging;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Carrying;

/// <summary>What is known of one path of a group while its patches are carried over.</summary>
/// <param name="old">The old mainline's file; null for none.</param>
/// <param name="new">The new mainline's file; null for none.</param>
internal sealed class PortedPath(SourceFile? old, SourceFile? @new)
{
    private UpstreamSigns? _signs;
    private UpstreamNames? _names;

    /// <summary>Which lines are which on both sides.</summary>
    public LineMaps Map { get; private set; } = LineMaps.Between(old, @new);

    /// <summary>Whether the two mainlines have the same file.</summary>
    public bool IsSameUpstream { get; } = FileMerge.IsSame(old, @new);

    /// <summary>The changes that wait for a person.</summary>
    public Unresolved Unresolved { get; } = new();

    /// <summary>What the two mainlines show of a hunk.</summary>
    public UpstreamSigns Signs => _signs ??= new UpstreamSigns(old, @new);

    /// <summary>The names that upstream has taken out of it, or brought; null where its language has none.</summary>
    public UpstreamNames? NamesIn(SourceLanguage language) =>
        language is not (SourceLanguage.C or SourceLanguage.DeviceTree) || IsSameUpstream || old is null || @new is null ? null
        : _names ??= new UpstreamNames(old.Bytes, @new.Bytes, language);

    /// <summary>What is known of a path that both mainlines have alike.</summary>
    public static PortedPath Alike => new(null, null);

    /// <summary>Follows a patch that has changed both sides.</summary>
    /// <param name="lines">The file's lines before it and after it.</param>
    public void Follow(PortedLines lines)
    {
        Unresolved.Follow(lines.OldBefore, lines.OldAfter);
        Map.Follow(lines.OldBefore, lines.OldAfter, lines.NewBefore, lines.NewAfter);
    }

    /// <summary>Compares both sides anew.</summary>
    public void Remap(SourceFile? oldNow, SourceFile? newNow) => Map = LineMaps.Between(oldNow, newNow);
}
