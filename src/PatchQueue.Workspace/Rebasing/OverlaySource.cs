using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Rebasing;

/// <summary>Files laid over a mainline.</summary>
/// <param name="over">What lies above.</param>
/// <param name="below">What is seen where nothing lies above.</param>
internal sealed class OverlaySource(ISourceTree over, ISourceTree below) : ISourceTree
{
    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions) =>
        over.Read(path, text, out permissions) is var state and not (SourceState.Absent or SourceState.Directory)
            ? state
            : below.Read(path, text, out permissions);
}
