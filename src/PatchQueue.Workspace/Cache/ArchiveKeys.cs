using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace PatchQueue.Cache;

/// <summary>
/// The SHA-256 of an archive, in hexadecimal: an entry's name. A note of what the file system said keeps it from being computed each time
/// (0.2 s for a kernel, ten times the rest of a dry run).
/// </summary>
/// <param name="directory">Where the notes are; made when absent.</param>
/// <param name="clock">Says when a note is written.</param>
internal sealed class ArchiveKeys(string directory, TimeProvider clock)
{
    private const string Heading = "pq-stamp 1";

    /// <summary>The key of an archive.</summary>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    public ArchiveKey Of(string archive)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var stamp = FileStamp.TryOf(archive) ?? throw new FileNotFoundException($"{archive} is no file");
        var note = Path.Combine(directory, $"{stamp.DeviceMajor:x}-{stamp.DeviceMinor:x}-{stamp.Inode:x}");
        if (TryRead(note, stamp) is { } known)
        {
            return new ArchiveKey(known, stamp, now);
        }

        var key = Hash(archive);
        if (stamp.IsOldAt(now))
        {
            TryWrite(note, Line(stamp, key));
        }

        return new ArchiveKey(key, stamp, now);
    }

    /// <summary>Whether the archive is still the one that the key was found for.</summary>
    public static bool Holds(string archive, ArchiveKey key) =>
        FileStamp.TryOf(archive) == key.Stamp && (key.Stamp.IsOldAt(key.FoundAt) || Hash(archive) == key.Name);

    /// <summary>Removes the notes that lead to none of these keys.</summary>
    public void Sweep(IReadOnlySet<string> keys)
    {
        foreach (var note in Directory.Exists(directory) ? Directory.GetFiles(directory) : [])
        {
            // One with a dot is being written, or never will be.
            if (Path.HasExtension(note) || TryReadText(note) is not { } text || !keys.Contains(text.TrimEnd()[^64..]))
            {
                File.Delete(note);
            }
        }
    }

    private static string Hash(string archive)
    {
        using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string? TryRead(string note, FileStamp stamp) =>
        TryReadText(note) is { } text && text.TrimEnd() is { Length: > 64 } line && Line(stamp, line[^64..]) == text ? line[^64..] : null;

    // A note is one heading, one line that ends with the key, and it only counts whole: the check sum stands before the key.
    private static string Line(FileStamp stamp, string key)
    {
        var body = FormattableString.Invariant(
            $"{stamp.DeviceMajor}:{stamp.DeviceMinor} {stamp.Inode} {stamp.Size} {stamp.Modified.Seconds}.{stamp.Modified.Nanoseconds:d9} ")
            + FormattableString.Invariant($"{stamp.Changed.Seconds}.{stamp.Changed.Nanoseconds:d9}");
        var sum = Convert.ToHexStringLower(XxHash128.Hash(Encoding.ASCII.GetBytes($"{body} {key}")));
        return $"{Heading}\n{body} {sum} {key}\n";
    }

    private static string? TryReadText(string note)
    {
        try
        {
            return File.ReadAllText(note) is { Length: > 64 } text ? text : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void TryWrite(string note, string text)
    {
        var unfinished = $"{note}.{Guid.NewGuid():n}";
        try
        {
            PrivateDirectory.Make(directory);
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, note, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Without the note the archive is hashed again.
        }
    }
}
