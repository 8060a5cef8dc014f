using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>
/// How far a release has come, in a file beside its package: for what it is made, and which package that gave. Another commit, or
/// another package, begins anew.
/// </summary>
/// <param name="path">The file; absolute.</param>
internal sealed class ReleaseRecord(string path)
{
    /// <summary>The record of a package.</summary>
    /// <param name="package">The package's folder; absolute.</param>
    public static ReleaseRecord Beside(string package) => new(package + ".release");

    /// <summary>The digest of the package that was made for a key; empty when it was begun and killed, null when not begun.</summary>
    public string? DigestFor(string key) =>
        File.Exists(path) && File.ReadAllText(path).Split('\n') is [var known, var digest, ..] && known == key ? digest : null;

    /// <summary>Notes a package.</summary>
    public void Note(string key, string digest) => QueueFile.Write(path, System.Text.Encoding.UTF8.GetBytes($"{key}\n{digest}\n"));

    /// <summary>Notes that a package is begun while it is made; a failure takes that back.</summary>
    /// <param name="key">What it is made for.</param>
    /// <param name="make">Makes it.</param>
    public T During<T>(string key, Func<T> make)
    {
        var before = QueueFile.TryRead(path);
        Note(key, "");
        try
        {
            return make();
        }
        catch
        {
            TakeBack(before);
            throw;
        }
    }

    private void TakeBack(byte[]? before)
    {
        if (before is null)
        {
            File.Delete(path);
        }
        else
        {
            QueueFile.Write(path, before);
        }
    }
}
