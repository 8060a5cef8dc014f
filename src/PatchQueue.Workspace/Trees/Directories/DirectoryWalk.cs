using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>
/// Visits all that is in a directory, in byte order, without following a link. What git, quilt and pq keep at its top is left out.
/// </summary>
/// <param name="name">The directory's name, to be shown.</param>
/// <param name="visit">Is given each path, and whether it is a directory.</param>
internal sealed class DirectoryWalk(string name, Action<TreePath, bool> visit)
{
    /// <summary>Walks.</summary>
    /// <exception cref="IOException">A name cannot be a file's in a tree, or a directory cannot be read.</exception>
    public void Walk(DirectoryHandle root, CancellationToken cancellation) => Walk(root, [], cancellation);

    private void Walk(DirectoryHandle directory, byte[] prefix, CancellationToken cancellation)
    {
        var entries = DirectoryEntries.Of(directory);
        entries.Sort((a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        foreach (var (entry, isDirectory) in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] whole = [.. prefix, .. entry];
            if (!TreePath.TryCreate(whole, out var path, out var fault))
            {
                Skip(fault, whole);
                continue;
            }

            using var below = isDirectory ? directory.TryOpenChild(entry) : null;
            visit(path, below is not null);
            if (below is not null)
            {
                Walk(below, [.. whole, (byte)'/'], cancellation);
            }
        }
    }

    private void Skip(TreePathFault fault, byte[] whole)
    {
        if (fault is not (TreePathFault.GitDirectory or TreePathFault.StateDirectory))
        {
            throw new IOException($"{name}: the file '{DisplayText.Of(whole)}' {fault.ToWords()}");
        }
    }
}
