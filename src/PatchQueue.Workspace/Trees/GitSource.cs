using PatchQueue.Applying;
using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>The files of a commit by their paths, one thread at a time.</summary>
internal sealed class GitSource(GitObjects objects, GitCommit commit) : ISourceTree
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        lock (_lock)
        {
            text.Set([]);
            permissions = 0;
            if (objects.Read(commit, path) is not { } file)
            {
                return SourceState.Absent;
            }

            text.Set(file.Bytes.Span);
            permissions = file.Permissions;
            return file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        }
    }
}
