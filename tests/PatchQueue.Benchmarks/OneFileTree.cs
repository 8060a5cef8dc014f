using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Benchmarks;

/// <summary>A tree of which every path is the same file, so that no disk is measured.</summary>
internal sealed class OneFileTree(byte[] content) : ISourceTree
{
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        text.Set(content);
        permissions = SourceFile.PlainPermissions;
        return SourceState.Regular;
    }
}
