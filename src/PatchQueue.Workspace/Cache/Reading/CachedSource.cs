using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Cache;

/// <summary>A cached base as a source: reads the files that are asked for, and nothing else.</summary>
/// <param name="tar">The entry; it stays the caller's.</param>
internal sealed class CachedSource(CachedBase tar) : ISourceTree
{
    /// <inheritdoc/>
    /// <exception cref="CacheDamagedException">The file is not what was put there.</exception>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        permissions = 0;
        if (tar.Index.Find(path.Bytes) is not { } member)
        {
            return tar.Index.HasBelow(path.Bytes) ? SourceState.Directory
                : IsBlocked(path) ? SourceState.Blocked
                : SourceState.Absent;
        }

        switch (member.Kind)
        {
            case BaseMemberKind.Directory:
                return SourceState.Directory;
            case BaseMemberKind.Symlink:
                text.Set(tar.Index.TargetOf(member));
                return SourceState.Symlink;
            default:
                permissions = member.Permissions;
                Read(path, member, text);
                return SourceState.Regular;
        }
    }

    private void Read(TreePath path, BaseMember member, FileText text)
    {
        if (member.Length > Array.MaxLength)
        {
            throw new SystemCallException($"patch {path}, which is larger than 2 GiB", Errno.TooBig);
        }

        var length = (int)member.Length;
        tar.Read(member, text.Reserve(length).Span[..length]);
        text.Take(length);
    }

    private bool IsBlocked(TreePath path)
    {
        for (var above = path.Parent; above is not null; above = above.Parent)
        {
            if (tar.Index.Find(above.Bytes) is { } member)
            {
                return member.Kind != BaseMemberKind.Directory;
            }
        }

        return false;
    }
}
