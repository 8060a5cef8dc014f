using System.Collections.Immutable;
using PatchQueue.Expanding;
using PatchQueue.Options;
using PatchQueue.Queues;

namespace PatchQueue.Configuring;

/// <summary>Which patch of a queue defines, changes or takes away which options.</summary>
/// <param name="Patch">The patch's name.</param>
/// <param name="IsActive">Whether the queue applies it.</param>
/// <param name="Options">What it does.</param>
public sealed record OptionOwner(string Patch, bool IsActive, PatchOptions Options)
{
    /// <summary>Reads all patches of a queue, those that guards disable included.</summary>
    public static ImmutableArray<OptionOwner> Read(OpenedQueue queue)
    {
        using var active = PatchList.Read(queue.Folder!, queue.Settings, isVanilla: false);
        using var all = PatchList.Read(queue.Folder!, queue.Settings, file => file.Read(), series => series.Entries);
        var names = active.References.Select(patch => patch.FilePath).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. all.References.DistinctBy(patch => patch.FilePath)
                .Select(patch => new OptionOwner(
                    patch.DisplayName, names.Contains(patch.FilePath), PatchOptions.Read(QueueFile.TryRead(patch.FilePath) ?? [])))
                .Where(owner => !owner.Options.IsEmpty),
        ];
    }
}
