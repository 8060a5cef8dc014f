using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Tests.Expanding;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Tests.Stack;

/// <summary>Somebody at work in a tree: pushes, pops, changes files, refreshes, at random.</summary>
internal sealed class StackWalk(TemporaryTree tree, int seed)
{
    private static readonly Crew Crew = new(2);

    private readonly Random _random = new(seed);
    private readonly QueueOnDisk _disk = new(tree.Outside);
    private int _edits;

    /// <summary>The patches; all of them apply, one upon the other.</summary>
    public List<string> Names { get; private set; } = [];

    /// <summary>Makes mainline and patches, and applies some.</summary>
    public void Begin()
    {
        var queue = new RandomQueue(new Random(seed), _disk);
        queue.WriteMainline(tree.Root, 6);
        for (var i = 0; i < 10; i++)
        {
            queue.Add();
        }

        Names = queue.Names;
        MoveTo(_random.Next(Names.Count + 1), keepsEdits: false);
    }

    /// <summary>Does one thing.</summary>
    /// <returns>What it was.</returns>
    public string Step() => _random.Next(6) switch
    {
        0 or 1 => Move(),
        2 or 3 => Edit(),
        4 => Refresh(),
        _ => MoveTo(Position, keepsEdits: true),
    };

    /// <summary>How many patches are in.</summary>
    public int Position
    {
        get
        {
            using var work = WorkTree.Open(tree.Root, Crew);
            return Stack(work).Position;
        }
    }

    /// <summary>The files that are not as the patches make them.</summary>
    public IReadOnlyList<TreePath> Edits()
    {
        using var work = WorkTree.Open(tree.Root, Crew);
        return TreeEdits.Of(work, readsAll: true, Crew, CancellationToken.None);
    }

    private string Move() => MoveTo(_random.Next(Names.Count + 1), _random.Next(2) == 0);

    private string MoveTo(int position, bool keepsEdits)
    {
        using var work = WorkTree.Open(tree.Root, Crew);
        var before = tree.ListingOfTree();
        try
        {
            var job = new ApplyJob { Series = _disk.Series([]), Crew = Crew, KeepsEdits = keepsEdits };
            var report = StackMove.To(work, Stack(work), position, job, CancellationToken.None);
            return $"move to {position}: {report.Reached}";
        }
        catch (TreeEditedException edited)
        {
            Assert.That(tree.ListingOfTree(), Is.EqualTo(before));
            return $"move to {position}: {edited.Paths.Count} edited";
        }
    }

    // Only files that pq knows: what is done to others is nobody's change to it.
    private string Edit()
    {
        using var work = WorkTree.Open(tree.Root, Crew);
        var known = (work.Record?.Groups ?? []).SelectMany(group => group.Files).Where(file => file.Result is not null)
            .Select(file => Path.Combine(tree.Root, file.Path.ToString())).Where(File.Exists).ToList();
        if (known.Count == 0)
        {
            return "nothing to edit";
        }

        var path = known[_random.Next(known.Count)];
        var lines = File.ReadAllLines(path).ToList();
        lines.Insert(_random.Next(lines.Count + 1), $"edit {++_edits}");
        File.WriteAllLines(path, lines);
        return $"edit {_edits}";
    }

    private string Refresh()
    {
        using var work = WorkTree.Open(tree.Root, Crew);
        var stack = Stack(work);
        if (stack.Top is null)
        {
            return "nothing to refresh";
        }

        var edits = TreeEdits.Of(work, readsAll: false, Crew, CancellationToken.None);
        var place = stack.Position - 1;
        var all = new TreeRefresh(work, stack, Crew);
        var lost = all.Of(place, edits).Result.Lost.Select(hunk => new DroppedHunk(hunk.Path, 0)).ToList();
        var patch = (lost.Count == 0 ? all : new TreeRefresh(work, stack, Crew) { Dropped = lost }).Of(place, edits);
        var before = tree.ListingOfTree();
        if (patch.IsChanged)
        {
            QueueFile.Write(patch.Patch.FilePath, patch.Result.Bytes!.Value.Span);
        }

        StackMove.To(work, Stack(work), stack.Position, new ApplyJob { Series = _disk.Series([]), Crew = Crew }, CancellationToken.None);
        Assert.That(tree.ListingOfTree(), Is.EqualTo(before), "a refresh changed the tree");
        return $"refresh of {patch.Patch.DisplayName}";
    }

    private PatchStack Stack(WorkTree work) => PatchStack.Of(work.Record, _disk.Series(Names).References);
}
