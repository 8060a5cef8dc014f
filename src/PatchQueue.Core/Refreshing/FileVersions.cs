using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A file of the tree before the patch that is refreshed and after it; null is absent.</summary>
/// <param name="Path">Its path below the tree's root.</param>
/// <param name="Before">The file without the patch.</param>
/// <param name="After">The file as it is to be with the patch; may be the same as <paramref name="Before"/>.</param>
public sealed record FileVersions(TreePath Path, SourceFile? Before, SourceFile? After)
{
    /// <summary>Whether a patch has anything to say about it: content, kind, or git's executable bit.</summary>
    public bool Differs => !IsSame(Before, After);

    /// <summary>Whether two files are one to a patch: absence, kind, executable bit and bytes.</summary>
    public static bool IsSame(SourceFile? one, SourceFile? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Kind == other.Kind && one.IsExecutable == other.IsExecutable && one.Bytes.Span.SequenceEqual(other.Bytes.Span);
}
