using System.Text;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Names for the patches that one is split into: <c>net-fix-2.patch</c> behind <c>net-fix.patch</c>.</summary>
internal static class SplitNames
{
    /// <summary>As many names as there are new patches, none of which the queue has.</summary>
    /// <param name="patch">The patch that is split.</param>
    /// <param name="series">The active patches.</param>
    /// <param name="into">The name that was given; null for none.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<string> Of(PatchReference patch, IReadOnlyList<PatchReference> series, string? into, int count)
    {
        if (into is null)
        {
            return [.. NextNames.After(patch, series).Take(count)];
        }

        var isBare = !into.Contains('/', StringComparison.Ordinal);
        var folder = Path.GetDirectoryName(patch.DisplayName) is { Length: > 0 } own && isBare ? own : "";
        var given = Path.Combine(folder, into);
        return !TreePath.TryCreate(Encoding.UTF8.GetBytes(given), out _, out _) || given.Any(char.IsWhiteSpace)
                ? throw new UsageException($"'{into}' cannot be a patch's name")
            : NextNames.IsTaken(patch, series, given) ? throw new UnknownPatchException($"{given} exists already", "choose another name")
            : [given];
    }
}
