using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Quilt;

/// <summary>Reads names below <c>.pc</c>, component by component; a link on the way is an error, and never followed.</summary>
internal sealed class StateReading(DirectoryHandle state)
{
    private readonly DirectorySource _source = new(state);

    /// <summary>The content of a file; null when it is absent.</summary>
    public byte[]? TryReadFile(TreePath path)
    {
        var text = new FileText();
        return _source.Read(path, text, out _) switch
        {
            SourceState.Absent => null,
            SourceState.Regular => text.ToArray(),
            _ => throw Unlike(path),
        };
    }

    /// <summary>What stat(2) says of a name, a link itself included; null when it is absent.</summary>
    public StatX? TryStat(TreePath path)
    {
        using var parent = path.Parent is { } above ? TryOpen(above) : null;
        if (path.Parent is not null && parent is null)
        {
            return null;
        }

        var errno = DirectoryCalls.Stat(parent ?? state, path.Name, out var stat);
        return errno switch { 0 => stat, Errno.NoEntry => null, _ => throw new SystemCallException($"look at .pc/{path}", errno) };
    }

    /// <summary>Opens a directory; null when it is absent.</summary>
    /// <exception cref="QuiltStateException">It or one above it is a link or a file.</exception>
    public DirectoryHandle? TryOpen(TreePath path)
    {
        if (DirectoryHandle.TryOpenBeneath(state, path.Bytes) is { } directory)
        {
            return directory;
        }

        return TryStat(path) is null ? null : throw Unlike(path);
    }

    private static QuiltStateException Unlike(TreePath path) =>
        new($".pc/{path} is not what quilt makes: a link, or a file for a directory");
}
