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
        bool IsTaken(string name) =>
            File.Exists(Path.Combine(patch.Folder.Path, name)) || series.Any(other => other.DisplayName == name);
        if (into is null)
        {
            var old = Encoding.UTF8.GetString(patch.Name.Span);
            var (stem, suffix) = (Path.ChangeExtension(old, null), Path.GetExtension(old));
            var names = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{stem}-{number}{suffix}");
            return [.. names.Where(name => !IsTaken(name)).Take(count)];
        }

        var isBare = !into.Contains('/', StringComparison.Ordinal);
        var folder = Path.GetDirectoryName(patch.DisplayName) is { Length: > 0 } own && isBare ? own : "";
        var given = Path.Combine(folder, into);
        return !TreePath.TryCreate(Encoding.UTF8.GetBytes(given), out _, out _) || given.Any(char.IsWhiteSpace)
                ? throw new UsageException($"'{into}' cannot be a patch's name")
            : IsTaken(given) ? throw new UnknownPatchException($"{given} exists already", "choose another name")
            : [given];
    }
}
