using System.Collections.Immutable;
using PatchQueue.Git;
using PatchQueue.Guards;
using PatchQueue.Series;

namespace PatchQueue.Committing;

/// <summary>What has become of one patch since the last commit: its file, its line in the series, or both.</summary>
/// <param name="Name">Its name, to be shown.</param>
/// <param name="Entries">What the commit says.</param>
/// <param name="Files">The files that go with it.</param>
internal sealed record PatchChange(string Name, ImmutableArray<string> Entries, ImmutableArray<string> Files)
{
    /// <summary>Names a change.</summary>
    /// <param name="name">The patch.</param>
    /// <param name="before">Its line before; null for none.</param>
    /// <param name="after">Its line now; null for none.</param>
    /// <param name="file">How its file has changed; null for not at all.</param>
    /// <param name="older">The file's bytes before; null for none.</param>
    /// <param name="symbols">The symbols that say which patches are applied.</param>
    /// <returns>Null when nothing has changed but, perhaps, its place.</returns>
    public static PatchChange? Of(
        string name, SeriesEntry? before, SeriesEntry? after, ChangedFile? file, ReadOnlyMemory<byte>? older, SymbolSet symbols)
    {
        var (wasIn, isIn) = (before?.Decide(symbols).IsIncluded == true, after?.Decide(symbols).IsIncluded == true);
        var content = file is { Content: { } bytes } && after is not null ? CommitWords.OfPatch(name, older, bytes)
            : file is { Content: null } && after is null ? $"Delete {name}."
            : null;
        var isToldOf = content is not null && (before is null || after is null);
        var use = isToldOf || wasIn == isIn ? null : isIn ? $"Enable {name}." : $"Disable {name}.";
        ImmutableArray<string> entries = [.. new[] { content, use }.OfType<string>()];
        return entries.IsEmpty ? null : new PatchChange(name, entries, file is null ? [] : [file.Path]);
    }
}
