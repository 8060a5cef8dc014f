using System.IO.Hashing;
using PatchQueue.Words;

namespace PatchQueue.Cache;

/// <summary>
/// The words of bases, a file each, named by what the base is known by. About 40 MB for a kernel; those used longest ago go. Whatever is
/// wrong with a file, the words are then collected anew.
/// </summary>
/// <param name="directory">Where the files are; made when absent.</param>
/// <param name="isFilled">Whether anything is put there.</param>
public sealed class WordShelf(string directory, bool isFilled)
{
    private const int MostFiles = 24;
    private const int SumLength = 16;

    // A reader that takes other words for words has another number here.
    private static ReadOnlySpan<byte> Heading => "pq-words 1\n\0\0\0\0\0"u8;

    /// <summary>The words of a base; null where they are not there.</summary>
    /// <param name="key">What the base is known by.</param>
    public WordSet? TryRead(string key)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(key));
            var body = bytes.AsSpan(Math.Min(Heading.Length, bytes.Length)..Math.Max(bytes.Length - SumLength, Heading.Length));
            if (!bytes.AsSpan().StartsWith(Heading) || !XxHash128.Hash(body).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - SumLength)))
            {
                return null;
            }

            File.SetLastWriteTimeUtc(PathOf(key), DateTime.UtcNow);
            return WordSet.Read(body);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Puts the words of a base there, as far as that can be.</summary>
    /// <param name="key">What the base is known by.</param>
    /// <param name="words">Its words.</param>
    public void Write(string key, WordSet words)
    {
        var unfinished = $"{PathOf(key)}.{Guid.NewGuid():n}";
        try
        {
            if (!isFilled)
            {
                return;
            }

            PrivateDirectory.Make(directory);
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Heading);
                file.Write(words.Bytes);
                file.Write(XxHash128.Hash(words.Bytes));
            }

            File.Move(unfinished, PathOf(key), overwrite: true);
            Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // They are collected again next time.
        }
    }

    private void Trim()
    {
        var files = new DirectoryInfo(directory).GetFiles();
        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFiles))
        {
            file.Delete();
        }
    }

    private string PathOf(string key) => Path.Combine(directory, key);
}
