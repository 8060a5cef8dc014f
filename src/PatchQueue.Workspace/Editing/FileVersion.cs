using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>Compares versions of a file, as a patch can tell them apart.</summary>
internal static class FileVersion
{
    /// <summary>Whether both are absent, or have the same kind, bytes and executable bit.</summary>
    public static bool IsSame(SourceFile? one, SourceFile? other) => one is null || other is null
        ? one is null && other is null
        : one.Kind == other.Kind && one.IsExecutable == other.IsExecutable && one.Bytes.Span.SequenceEqual(other.Bytes.Span);
}
