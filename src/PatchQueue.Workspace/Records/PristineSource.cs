using System.IO.Hashing;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Records;

/// <summary>
/// A patched tree as it was before its patches: what they changed comes from below <c>.pq/base</c>, all else from the tree.
/// </summary>
internal sealed class PristineSource(DirectoryHandle root, BaseFolders folders, KnownTree known) : ISourceTree
{
    private readonly DirectorySource _tree = new(root);

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        if (known.Find(path) is not { Result: not null } file)
        {
            var state = _tree.Read(path, text, out permissions);
            return state == SourceState.Blocked && IsBlockedByPatches(path) ? SourceState.Absent : state;
        }

        return ReadKept(folders, file, text, out permissions);
    }

    /// <summary>Reads the mainline's version of a file that patches change.</summary>
    /// <exception cref="StateDamagedException">It is not what was kept.</exception>
    public static SourceState ReadKept(BaseFolders folders, RecordedFile file, FileText text, out int permissions)
    {
        permissions = 0;
        if (file.BaseNumber == 0)
        {
            text.Set([]);
            return file.Original;
        }

        var kept = new DirectorySource(folders[file.BaseNumber]);
        var name = Encoding.ASCII.GetString(BaseFolders.NameOf(file.BaseNumber, BaseFolders.NewName()));
        return kept.Read(TreePath.Parse(name), text, out permissions) == file.Original
            && XxHash128.HashToUInt128(text.Content.Span) == file.BaseHash
                ? file.Original
                : throw new StateDamagedException(
                    $"the mainline's {file.Path}, kept as .pq/base/{BaseFolders.FolderOf(file.BaseNumber)}/{name}, is damaged");
    }

    /// <summary>Whether what is kept of the mainline is what a record says, without a change of anything.</summary>
    /// <param name="all">The folder <c>.pq/base</c>.</param>
    /// <param name="file">A file with a number.</param>
    /// <param name="text">Is given the content.</param>
    public static bool IsKept(DirectoryHandle all, RecordedFile file, FileText text)
    {
        var name = TreePath.Parse($"{BaseFolders.FolderOf(file.BaseNumber)}/{file.BaseNumber}");
        return new DirectorySource(all).Read(name, text, out _) == file.Original
            && XxHash128.HashToUInt128(text.Content.Span) == file.BaseHash;
    }

    private bool IsBlockedByPatches(TreePath path)
    {
        for (var above = path.Parent; above is not null; above = above.Parent)
        {
            if (known.Find(above) is { IsWritten: true, BaseNumber: 0 })
            {
                return true;
            }
        }

        return false;
    }
}
