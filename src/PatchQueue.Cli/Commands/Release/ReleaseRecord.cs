using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>
/// How far a release has come, in a file beside its package: for what it was made, and which package that gave. Another commit, or
/// another package, begins anew.
/// </summary>
/// <param name="path">The file; absolute.</param>
internal sealed class ReleaseRecord(string path)
{
    /// <summary>The record of a package.</summary>
    /// <param name="package">The package's folder; absolute.</param>
    public static ReleaseRecord Beside(string package) => new(package + ".release");

    /// <summary>The digest of the package that was made for a key; null when none was.</summary>
    public string? DigestFor(string key) =>
        File.Exists(path) && File.ReadAllText(path).Split('\n') is [var known, var digest, ..] && known == key ? digest : null;

    /// <summary>Notes a package.</summary>
    public void Note(string key, string digest) => QueueFile.Write(path, System.Text.Encoding.UTF8.GetBytes($"{key}\n{digest}\n"));
}
