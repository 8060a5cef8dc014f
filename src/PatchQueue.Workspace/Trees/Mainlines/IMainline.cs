using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>A mainline that gives its files one after another: an archive, a directory, a commit.</summary>
public interface IMainline : IDisposable
{
    /// <summary>Where it comes from, to be shown.</summary>
    string Name { get; }

    /// <summary>Whether its files' permissions are kept whatever the umask says.</summary>
    bool KeepsPermissions { get; }

    /// <summary>The same files by their paths; null where they only come one after another.</summary>
    ISourceTree? AsSource() => null;

    /// <summary>The paths of all its files, where that takes no reading of the files themselves; otherwise null.</summary>
    IReadOnlyList<TreePath>? Paths(CancellationToken cancellation) => null;

    /// <summary>What its content is known by, in letters, digits and hyphens; null where that is not known without reading it.</summary>
    string? ContentKey => null;

    /// <summary>Hands over every file once.</summary>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    void ReadAll(MainlineIntake intake, CancellationToken cancellation);
}
