using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Histories;

/// <summary>
/// The versions of files over a range of commits. A file's commits are found by halving chains of first parents, so that few trees are
/// read; a change that is taken back within a half that ends as it began is not seen. For one thread.
/// </summary>
/// <param name="range">The commits.</param>
/// <param name="chains">The same as chains.</param>
/// <param name="objects">The repository.</param>
/// <param name="cancellation">Ends the search.</param>
internal sealed class FileHistory(CommitRange range, CommitChains chains, GitObjects objects, CancellationToken cancellation)
{
    private const int MaxRenames = 8;

    private readonly Dictionary<string, string?> _blobs = new(StringComparer.Ordinal);

    /// <summary>The commits that change a file, oldest first; its renames are followed.</summary>
    /// <param name="path">The file's name before the range.</param>
    public IReadOnlyList<FileStep> Of(TreePath path)
    {
        var steps = Walk(path);
        for (var i = 0; i < MaxRenames && steps.FindLastIndex(step => step is { After: null, Before: not null }) is >= 0 and var gone; i++)
        {
            if (RenameAt(steps[gone]) is not { } rename)
            {
                break;
            }

            steps = [.. steps.Take(gone), rename, .. Walk(rename.Path).Where(step => step.Commit > rename.Commit)];
        }

        return steps;
    }

    private FileStep? RenameAt(FileStep gone)
    {
        if (range.ParentsOf(gone.Commit) is not [var parent])
        {
            return null;
        }

        var id = range[gone.Commit];
        var name = CommitFiles.Renames(range.Repository, parent, id, cancellation).GetValueOrDefault(gone.Path);
        return name is null ? null
            : new FileStep(gone.Commit, name, gone.Before, objects.BlobIdAt(id, name)) { OldPath = gone.Path };
    }

    private List<FileStep> Walk(TreePath path)
    {
        _blobs.Clear();
        var steps = new List<FileStep>();
        var walked = new Dictionary<int, int>();
        var tips = new Stack<int>();
        tips.Push(range.Count - 1);
        while (range.Count > 0 && tips.TryPop(out var tip))
        {
            cancellation.ThrowIfCancellationRequested();
            var (chain, last) = chains.PlaceOf(tip);
            var first = walked.GetValueOrDefault(chain, -1) + 1;
            if (first <= last)
            {
                walked[chain] = last;
                Halve(chains[chain], first - 1, last, path, number => Take(number, path, steps, tips));
            }
        }

        steps.Sort((one, other) => one.Commit.CompareTo(other.Commit));
        return steps;
    }

    // Between two places whose files are the same nothing is looked at.
    private void Halve(int[] chain, int low, int high, TreePath path, Action<int> take)
    {
        if (BlobAt(chain, low, path) == BlobAt(chain, high, path))
        {
            return;
        }

        if (high == low + 1)
        {
            take(chain[high]);
            return;
        }

        var middle = (low + high) / 2;
        Halve(chain, low, middle, path, take);
        Halve(chain, middle, high, path, take);
    }

    private void Take(int number, TreePath path, List<FileStep> steps, Stack<int> tips)
    {
        var after = BlobAt(range[number], path);
        var isMerged = false;
        foreach (var parent in range.ParentsOf(number) is [_, .. var others] ? others : [])
        {
            isMerged |= BlobAt(parent, path) == after;
            if (range.NumberOf(parent) is { } tip)
            {
                tips.Push(tip);
            }
        }

        if (!isMerged)
        {
            steps.Add(new FileStep(number, path, range.ParentsOf(number) is [var first, ..] ? BlobAt(first, path) : null, after));
        }
    }

    private string? BlobAt(int[] chain, int place, TreePath path) =>
        place >= 0 ? BlobAt(range[chain[place]], path)
        : range.ParentsOf(chain[0]) is [var parent, ..] ? BlobAt(parent, path)
        : null;

    private string? BlobAt(string commit, TreePath path)
    {
        if (!_blobs.TryGetValue(commit, out var blob))
        {
            _blobs.Add(commit, blob = objects.BlobIdAt(commit, path));
        }

        return blob;
    }
}
