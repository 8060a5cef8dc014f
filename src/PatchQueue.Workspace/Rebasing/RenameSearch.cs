using System.Collections.Immutable;
using PatchQueue.Aligning;
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

        var files = gone.Order().Select(path => (Path: path, File: FileReading.Read(old, path)))
            .Where(file => file.File is { Kind: FileKind.Regular }).ToList();
        var (known, all) = (Paths(from, cancellation), Paths(onto, cancellation));
        var came = all.Where(path => !known.Contains(path)).ToList();
        var found = new Dictionary<TreePath, TreePath>(TreePathComparer.Instance);
        Take(files, path => came.Where(other => other.Name.SequenceEqual(path.Name)), found, cancellation);
        files.RemoveAll(file => found.ContainsKey(file.Path));

        // What came cannot be told by a mainline that has been cut down to the files of a queue.
        if (files.Count > 0 && came.Count < known.Count / 2)
        {
            var shared = Shared(files, came, cancellation);
            Take(files, path => shared.CandidatesFor(files.FindIndex(file => file.Path.Equals(path))), found, cancellation);
        }

        return found;
    }

    private void Take(
        List<(TreePath Path, SourceFile? File)> files,
        Func<TreePath, IEnumerable<TreePath>> candidatesFor,
        Dictionary<TreePath, TreePath> found,
        CancellationToken cancellation)
    {
        var candidates = files.ToDictionary(file => file.Path, file => candidatesFor(file.Path).ToList(), TreePathComparer.Instance);
        var wanted = candidates.Values.SelectMany(list => list).ToHashSet(TreePathComparer.Instance);
        var source = MainlineFiles.Of(onto, null, wanted, cancellation);
        foreach (var (path, file) in files)
        {
            if (Best(path, file!, candidates[path].Select(other => (other, FileReading.Read(source, other)))) is { } name)
            {
                found[path] = name;
            }
        }
    }

    private SharedLines Shared(List<(TreePath Path, SourceFile? File)> files, List<TreePath> came, CancellationToken cancellation)
    {
        var shared = new SharedLines();
        files.ForEach(file => shared.Add(file.File!.Bytes.Span));
        var endings = files.Select(file => EndingOf(file.Path)).ToHashSet();
        var wanted = came.Where(path => endings.Contains(EndingOf(path))).ToHashSet(TreePathComparer.Instance);
        onto.ReadAll(new MainlineIntake(wanted.Contains, (path, file) => shared.Look(path, file.Bytes.Span)), cancellation);
        return shared;
    }

    private static HashSet<TreePath> Paths(IMainline mainline, CancellationToken cancellation)
    {
        if (mainline.Paths(cancellation) is { } paths)
        {
            return paths.ToHashSet(TreePathComparer.Instance);
        }

        var known = new HashSet<TreePath>(TreePathComparer.Instance);
        mainline.ReadAll(new MainlineIntake(path => known.Add(path) && false), cancellation);
        return known;
    }

    private static TreePath? Best(TreePath path, SourceFile file, IEnumerable<(TreePath Path, SourceFile? File)> candidates) => candidates
        .Where(other => other.File is { Kind: FileKind.Regular } && IsNear(other.File, file))
        .Select(other => (other.Path, Percent: Similarity.Percent(file.Bytes.Span, other.File!.Bytes.Span)))
        .Where(other => other.Percent >= LeastPercent)
        .OrderByDescending(other => other.Percent)
        .ThenByDescending(other => other.Path.Name.SequenceEqual(path.Name)).ThenBy(other => other.Path)
        .FirstOrDefault().Path;

    // A file of less than half the size cannot be half the same.
    private static bool IsNear(SourceFile one, SourceFile other) =>
        Math.Min(one.Bytes.Length, other.Bytes.Length) * 100L >= Math.Max(one.Bytes.Length, other.Bytes.Length) * LeastPercent;

    private static string EndingOf(TreePath path)
    {
        var name = path.Name;
        return System.Text.Encoding.Latin1.GetString(name[(name.LastIndexOf((byte)'.') + 1)..]);
    }
}
