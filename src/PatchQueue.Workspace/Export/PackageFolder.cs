using PatchQueue.Packaging;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>
/// A package on its way: a folder beside the one it becomes, which gets its name only when all of it is there. Permissions and times do
/// not depend on who makes it. Disposed of before that, nothing is left.
/// </summary>
public sealed class PackageFolder : IDisposable
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly FolderReplacement _folder;
    private readonly DateTime _time;
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    private PackageFolder(FolderReplacement folder, SourceStamp stamp)
    {
        (_folder, _time) = (folder, stamp.When.UtcDateTime);
        Scratch = folder.Beside("pq-scratch");
    }

    /// <summary>Where it is on its way; absolute.</summary>
    public string Path => _folder.Path;

    /// <summary>A folder on the same file system for what is needed meanwhile; made at its first use, removed at the end.</summary>
    public string Scratch { get; }

    /// <summary>The files of the package, by their paths in it.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Begins a package.</summary>
    /// <param name="target">What it becomes; absolute.</param>
    /// <param name="replaces">Whether a folder that is there already is replaced.</param>
    /// <param name="stamp">The time that its files get.</param>
    /// <exception cref="ExportException">The target holds something.</exception>
    public static PackageFolder Begin(string target, bool replaces, SourceStamp stamp)
    {
        var folder = FolderReplacement.Begin(target, replaces);
        File.SetUnixFileMode(folder.Path, Executable);
        return new PackageFolder(folder, stamp);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its path in the package.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isExecutable">Whether it is a program.</param>
    public void Write(string name, ReadOnlySpan<byte> content, bool isExecutable = false)
    {
        using var output = Create(name, isExecutable);
        output.Write(content);
    }

    /// <summary>Writes a file of text, in UTF-8.</summary>
    public void Write(string name, string text, bool isExecutable = false) =>
        Write(name, System.Text.Encoding.UTF8.GetBytes(text), isExecutable);

    /// <summary>Copies a file as it is.</summary>
    public void Copy(string name, string from)
    {
        using var input = new FileStream(from, FileMode.Open, FileAccess.Read);
        using var output = Create(name, isExecutable: false);
        input.CopyTo(output, 1 << 20);
    }

    /// <summary>Begins a file.</summary>
    /// <exception cref="ExportException">The package has one of that name.</exception>
    public FileStream Create(string name, bool isExecutable = false)
    {
        if (!_names.Add(name))
        {
            throw new ExportException($"two files of the package are called {DisplayText.Of(name)}");
        }

        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!, Executable);
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        // Whatever the umask is: the tools of some formats take the modes over.
        File.SetUnixFileMode(stream.SafeFileHandle, isExecutable ? Executable : Plain);
        return stream;
    }

    /// <summary>Gives the package its name.</summary>
    public void Finish()
    {
        foreach (var name in _names)
        {
            var path = System.IO.Path.Combine(Path, name);
            File.SetUnixFileMode(path, File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute) ? Executable : Plain);
            File.SetLastWriteTimeUtc(path, _time);
        }

        StampFolders();
        _folder.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        FolderReplacement.Remove(Scratch);
        _folder.Dispose();
    }

    // From below: a time that is set changes nothing above.
    private void StampFolders()
    {
        foreach (var folder in _names.SelectMany(FoldersOf).Append("").Distinct().OrderByDescending(name => name.Length))
        {
            var path = System.IO.Path.Combine(Path, folder);
            File.SetUnixFileMode(path, Executable);
            Directory.SetLastWriteTimeUtc(path, _time);
        }
    }

    private static IEnumerable<string> FoldersOf(string name)
    {
        for (var folder = System.IO.Path.GetDirectoryName(name); !string.IsNullOrEmpty(folder);
            folder = System.IO.Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
