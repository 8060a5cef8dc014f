using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>Compares two directories: names, kinds, bytes, and whether a file may be executed.</summary>
internal static class TreeComparison
{
    /// <summary>The first difference, in words; null when there is none. Empty directories do not count.</summary>
    /// <param name="expected">What must be.</param>
    /// <param name="actual">What is.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static string? FirstDifference(string expected, string actual, CancellationToken cancellation)
    {
        using var other = DirectoryHandle.Open(actual);
        var (there, text, found) = (new DirectorySource(other), new FileText(), (string?)null);
        var marks = Marks(expected, cancellation);
        foreach (var (path, mark) in marks)
        {
            var state = there.Read(path, text, out var permissions);
            var actualMark = state is SourceState.Regular or SourceState.Symlink
                ? FileMark.Of(text.Content.Span, state == SourceState.Symlink, permissions)
                : FileMark.Absent;
            if (actualMark != mark)
            {
                return $"{path} {Words(mark, actualMark)}";
            }
        }

        Walk(actual, (path, _) => found ??= marks.ContainsKey(path) ? null : $"{path} is not to be there", cancellation);
        return found;
    }

    /// <summary>The marks of all files of a directory.</summary>
    public static SortedDictionary<TreePath, FileMark> Marks(string directory, CancellationToken cancellation)
    {
        var marks = new SortedDictionary<TreePath, FileMark>();
        Walk(directory, (path, mark) => marks[path] = mark(), cancellation);
        return marks;
    }

    private static void Walk(string directory, Action<TreePath, Func<FileMark>> visit, CancellationToken cancellation)
    {
        using var root = DirectoryHandle.Open(directory);
        var (source, text) = (new DirectorySource(root), new FileText());
        new DirectoryWalk(directory, (path, isDirectory) =>
        {
            if (!isDirectory)
            {
                visit(path, () => Read(path));
            }
        }).Walk(root, cancellation);

        FileMark Read(TreePath path) => source.Read(path, text, out var permissions) switch
        {
            SourceState.Symlink => FileMark.Of(text.Content.Span, isLink: true, 0),
            SourceState.Regular => FileMark.Of(text.Content.Span, isLink: false, permissions),
            _ => FileMark.Absent,
        };
    }

    private static string Words(FileMark expected, FileMark actual) =>
        actual == FileMark.Absent ? "is missing"
        : expected.Mode != actual.Mode ? $"has mode {actual.Mode}, not {expected.Mode}"
        : "has other bytes";
}
