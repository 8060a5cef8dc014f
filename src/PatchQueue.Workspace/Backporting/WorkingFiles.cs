using System.Text;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Backporting;

/// <summary>The files of a conflict in a folder where a person brings them together.</summary>
/// <param name="folder">The folder; absolute.</param>
public sealed class WorkingFiles(string folder)
{
    /// <summary>Puts the files there: those that change, and those that are not clean.</summary>
    public void Write(IEnumerable<MergedFile> files)
    {
        foreach (var file in files.Where(file => file.IsLaidOut))
        {
            var path = Path.Combine(folder, Encoding.UTF8.GetString(file.Path.Bytes));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(path, file.Merge.File!);
        }
    }

    /// <summary>Reads what is there.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyDictionary<TreePath, SourceFile?> Read() => Walk(new DirectoryInfo(folder)).Where(path => !IsLeftover(path))
        .ToDictionary(
            path => TreePath.Parse(Path.GetRelativePath(folder, path)), path => (SourceFile?)ReadFile(path), TreePathComparer.Instance);

    /// <summary>The files that still have a marker of the merge, with its line, in order. Markers of other labels are their text: what
    /// tests a merge has such.</summary>
    public static IEnumerable<(TreePath Path, int Line)> Unresolved(IReadOnlyDictionary<TreePath, SourceFile?> files) =>
        Unresolved(files, [[.. "<<<<<<< "u8, .. Encoding.UTF8.GetBytes(CommitMerge.OurLabel)]]);

    /// <summary>The same where markers have other labels.</summary>
    /// <param name="files">The files.</param>
    /// <param name="markers">How a line begins that is a marker.</param>
    public static IEnumerable<(TreePath Path, int Line)> Unresolved(
        IReadOnlyDictionary<TreePath, SourceFile?> files, IReadOnlyList<byte[]> markers) =>
        from file in files
        let line = MarkerIn((file.Value?.Bytes ?? default).Span, markers)
        where line > 0
        orderby file.Key
        select (file.Key, line);

    private static int MarkerIn(ReadOnlySpan<byte> text, IReadOnlyList<byte[]> markers)
    {
        var lines = new LineReader(text);
        while (lines.TryRead(out var line))
        {
            foreach (var marker in markers)
            {
                if (line.StartsWith(marker))
                {
                    return lines.LineNumber;
                }
            }
        }

        return 0;
    }

    // A link to a folder is a file of the tree like any other link.
    private static IEnumerable<string> Walk(DirectoryInfo directory) => directory.EnumerateFileSystemInfos()
        .SelectMany(entry => entry is DirectoryInfo { LinkTarget: null } below ? Walk(below) : [entry.FullName]);

    // What editors and merge tools leave behind.
    private static bool IsLeftover(string path) =>
        path.EndsWith('~') || path.EndsWith(".orig", StringComparison.Ordinal) || path.EndsWith(".rej", StringComparison.Ordinal)
        || path.EndsWith(".swp", StringComparison.Ordinal);

    private static void Write(string path, SourceFile file)
    {
        if (file.Kind == FileKind.Symlink)
        {
            File.CreateSymbolicLink(path, Encoding.UTF8.GetString(file.Bytes.Span));
            return;
        }

        File.WriteAllBytes(path, file.Bytes.Span);
        if (file.IsExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)SourceFile.ExecutablePermissions);
        }
    }

    private static SourceFile ReadFile(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            return new SourceFile(Encoding.UTF8.GetBytes(target), FileKind.Symlink, 0);
        }

        var isExecutable = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
        return new SourceFile(
            File.ReadAllBytes(path), FileKind.Regular, isExecutable ? SourceFile.ExecutablePermissions : SourceFile.PlainPermissions);
    }
}
