using PatchQueue.Applying;

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

    /// <summary>Hands over every file once.</summary>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    void ReadAll(MainlineIntake intake, CancellationToken cancellation);
}
