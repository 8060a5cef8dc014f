using System.Collections.Immutable;
using System.Text;
using PatchQueue.Git;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Backporting;

/// <summary>A commit's files merged three ways with those of the queue, as <c>git cherry-pick</c> would.</summary>
public static class CommitMerge
{
    /// <summary>What the queue's side of a conflict is called.</summary>
    public const string OurLabel = "the queue";

    /// <summary>The paths whose files must be known to merge a commit.</summary>
    /// <param name="files">What the commit changes.</param>
    /// <param name="renames">The names of files in the queue's mainline by those before the commit, where they differ.</param>
    public static IReadOnlySet<TreePath> Paths(IEnumerable<CommitFile> files, IReadOnlyDictionary<TreePath, TreePath> renames) =>
        files.SelectMany(file => new[] { file.OldPath, file.NewPath, renames.GetValueOrDefault(file.OldPath, file.OldPath) })
            .ToHashSet(TreePathComparer.Instance);

    /// <summary>Merges.</summary>
    /// <param name="files">What the commit changes.</param>
    /// <param name="ours">The queue's files at <see cref="Paths"/>; null for none.</param>
    /// <param name="renames">As in <see cref="Paths"/>.</param>
    /// <param name="label">What the commit's side of a conflict is called.</param>
    public static ImmutableArray<MergedFile> Of(
        IEnumerable<CommitFile> files,
        IReadOnlyDictionary<TreePath, SourceFile?> ours,
        IReadOnlyDictionary<TreePath, TreePath> renames,
        string label)
    {
        var dress = new ConflictDress { OurLabel = Encoding.UTF8.GetBytes(OurLabel), TheirLabel = Encoding.UTF8.GetBytes(label) };
        var merged = ImmutableArray.CreateBuilder<MergedFile>();
        foreach (var file in files)
        {
            var old = renames.GetValueOrDefault(file.OldPath, file.OldPath);
            if (file.New is null || file.Old is null || file.OldPath.Equals(file.NewPath))
            {
                // A file that has another name here keeps it.
                merged.Add(Merge(file, file.Old is null ? file.NewPath : old, ours, dress));
                continue;
            }

            merged.AddRange(Rename(file, old, ours, dress));
        }

        return merged.ToImmutable();
    }

    private static MergedFile Merge(CommitFile file, TreePath path, IReadOnlyDictionary<TreePath, SourceFile?> ours, ConflictDress dress) =>
        new(path, ours[path], FileMerge.Of(file.Old, ours[path], file.New, dress));

    // The commit gives a file another name: ours goes along with its own changes, unless something has that name here.
    private static IEnumerable<MergedFile> Rename(
        CommitFile file, TreePath old, IReadOnlyDictionary<TreePath, SourceFile?> ours, ConflictDress dress)
    {
        var (before, there) = (ours[old], ours[file.NewPath]);
        if (before is null || there is not null || !old.Equals(file.OldPath))
        {
            yield return new MergedFile(file.NewPath, there, new FileMerge(
                FileMerge.IsSame(there, file.New) && before is null ? FileMergeKind.Ours : FileMergeKind.Deleted, there ?? file.New));
            if (before is not null)
            {
                yield return new MergedFile(old, before, new FileMerge(FileMergeKind.Deleted, before));
            }

            yield break;
        }

        yield return new MergedFile(old, before, new FileMerge(FileMergeKind.Theirs, null));
        yield return new MergedFile(file.NewPath, null, FileMerge.Of(file.Old, before, file.New, dress));
    }
}
