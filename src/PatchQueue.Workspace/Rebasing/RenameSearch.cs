using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Git;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Rebasing;

/// <summary>
/// Finds the new names of files that a new mainline does not have any more: by git's history where both mainlines are of one clone, else
/// by what is in the files that came.
/// </summary>
/// <param name="from">The old mainline.</param>
/// <param name="onto">The new one.</param>
internal sealed class RenameSearch(IMainline from, IMainline onto)
{
    // git's own limit for a rename.
    private const long LeastPercent = 50;

    /// <summary>Finds them.</summary>
    /// <param name="gone">The files.</param>
    /// <param name="old">Gives them.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The new names by the old ones, of those that were found.</returns>
    public IReadOnlyDictionary<TreePath, TreePath> Find(IReadOnlySet<TreePath> gone, ISourceTree old, CancellationToken cancellation)
    {
        if (from is GitMainline one && onto is GitMainline other && one.Repository == other.Repository)
        {
            return CommitFiles.Renames(one.Repository, one.Commit.Id, other.Commit.Id, cancellation)
                .Where(pair => gone.Contains(pair.Key)).ToImmutableDictionary(TreePathComparer.Instance);
        }

        var came = Came(gone.Select(EndingOf).ToHashSet(), cancellation);
        var found = new Dictionary<TreePath, TreePath>(TreePathComparer.Instance);
        foreach (var path in gone)
        {
            if (FileReading.Read(old, path) is { Kind: FileKind.Regular } file && Best(path, file, came) is { } name)
            {
                found[path] = name;
            }
        }

        return found;
    }

    private IReadOnlyDictionary<TreePath, SourceFile> Came(HashSet<string> endings, CancellationToken cancellation)
    {
        var known = new HashSet<TreePath>(TreePathComparer.Instance);
        from.ReadAll(new MainlineIntake(path => known.Add(path) && false), cancellation);
        var intake = new MainlineIntake(path => endings.Contains(EndingOf(path)) && !known.Contains(path));
        onto.ReadAll(intake, cancellation);
        return intake.Kept.Files;
    }

    private static TreePath? Best(TreePath path, SourceFile file, IReadOnlyDictionary<TreePath, SourceFile> came)
    {
        var ending = EndingOf(path);
        var best = came.Where(pair => pair.Value.Kind == FileKind.Regular && EndingOf(pair.Key) == ending && IsNear(pair.Value, file))
            .Select(pair => (Path: pair.Key, Percent: Similarity.Percent(file.Bytes.Span, pair.Value.Bytes.Span)))
            .Where(pair => pair.Percent >= LeastPercent)
            .OrderByDescending(pair => pair.Percent)
            .ThenByDescending(pair => pair.Path.Name.SequenceEqual(path.Name))
            .ThenBy(pair => pair.Path)
            .FirstOrDefault();
        return best.Path;
    }

    // A file of less than half the size cannot be half the same.
    private static bool IsNear(SourceFile one, SourceFile other) =>
        Math.Min(one.Bytes.Length, other.Bytes.Length) * 100L >= Math.Max(one.Bytes.Length, other.Bytes.Length) * LeastPercent;

    private static string EndingOf(TreePath path)
    {
        var name = path.Name;
        return System.Text.Encoding.Latin1.GetString(name[(name.LastIndexOf((byte)'.') + 1)..]);
    }
}
