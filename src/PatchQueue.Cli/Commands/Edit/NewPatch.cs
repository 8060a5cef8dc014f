using System.Text;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>A patch that is put behind the top of a tree and becomes the top; what is not refreshed in the tree stays as it is.</summary>
/// <param name="session">The tree and its queue.</param>
/// <param name="name">The patch's name, as the series is to have it.</param>
internal sealed class NewPatch(TreeSession session, string name)
{
    private readonly PatchStack _stack = session.StackInOrder();

    /// <summary>Whether its names are to be without a folder before them: <c>-p0</c> in the series.</summary>
    public bool IsBare { get; init; }

    /// <summary>Its file; absolute.</summary>
    public string File { get; } = Path.Combine(NewNames.FolderOf(session), name);

    /// <summary>The series file that is to name it; absolute.</summary>
    public string SeriesFile => _stack.Top?.SeriesFile ?? session.Queue.Folder!.Series[0].Path;

    // Somebody has put it into the series by hand, or a run was killed behind that.
    private bool IsBegun => _stack.Next is { } next && next.DisplayName == name && next.IsEmpty;

    /// <summary>Refuses a name that is taken.</summary>
    /// <exception cref="UnknownPatchException">It is.</exception>
    public void Demand()
    {
        if (!IsBegun && _stack.Series.Any(patch => patch.DisplayName == name))
        {
            throw new UnknownPatchException($"{name} is in the series already", "pq goto takes the tree to it");
        }

        if (!IsBegun && System.IO.File.Exists(File))
        {
            throw new UnknownPatchException(
                $"{File} exists, but is not in the series", "pq import takes it in; or choose another name");
        }
    }

    /// <summary>Makes it. Only inside <see cref="TreeSession.Change"/>.</summary>
    /// <param name="content">The patch; it comes to what the tree is already. Empty for one that is only begun.</param>
    /// <param name="cancellation">Ends the run, up to the moment when the record is changed.</param>
    /// <exception cref="TreeEditedException">The patch gives something else than what the tree is.</exception>
    public StackMoveReport Make(ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        var isBegun = IsBegun;
        PatchPacking.Write(File, content);
        if (!isBegun)
        {
            QueueEdit.Insert(session.Queue.Folder!, _stack.Top, Encoding.UTF8.GetBytes(name), IsBare ? "-p0"u8 : default);
        }

        using var list = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false);
        var job = session.NewJob(null) with { KeepsEdits = true, MergesEdits = false };
        var moved = PatchStack.Of(session.Tree.Record, list.References);
        return StackMove.To(session.Tree, moved, _stack.Position + 1, job, cancellation);
    }
}
