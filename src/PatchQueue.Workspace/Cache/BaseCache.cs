using PatchQueue.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Cache;

/// <summary>
/// Bases once decompressed, so that the next run need not do it again. Whatever is wrong with the cache, an archive is then read as if
/// there were none. Any number of runs may use one cache at once.
/// </summary>
public sealed class BaseCache
{
    // Below that a run takes no longer without.
    private const long LeastArchive = 1 << 20;
    private const string CannotFill = "the cache cannot be filled";

    private readonly long _maxBytes;
    private readonly Action<string> _log;
    private readonly TimeProvider _clock;
    private readonly BaseShelf _shelf;
    private readonly ArchiveKeys _keys;

    /// <summary>Makes a cache of a directory, which is made when something is put there.</summary>
    /// <param name="directory">Absolute.</param>
    /// <param name="maxBytes">What all entries together may take; 0 for a cache that is never filled.</param>
    /// <param name="log">Is told in a sentence what the cache was good for; may be called from the thread that reads.</param>
    /// <param name="clock">The time.</param>
    public BaseCache(string directory, long maxBytes, Action<string> log, TimeProvider clock)
    {
        (_maxBytes, _log, _clock) = (maxBytes, log, clock);
        _shelf = new BaseShelf(Path.Combine(directory, "bases"));
        _keys = new ArchiveKeys(Path.Combine(directory, "stamps"), clock);
        Words = new WordShelf(Path.Combine(directory, "words"), isFilled: maxBytes > 0);
    }

    /// <summary>The words of bases once read.</summary>
    public WordShelf Words { get; }

    /// <summary>Opens an archive as a mainline that can be read by place: one that is not in the cache is put there first.</summary>
    /// <param name="archive">An absolute path.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    public IMainline OpenFilled(string archive, ArchiveOptions options, CancellationToken cancellation)
    {
        var mainline = Open(archive, options, CacheUse.ReadAndFill);
        if (mainline is not FillingMainline)
        {
            return mainline;
        }

        using (mainline)
        {
            mainline.ReadAll(new MainlineIntake(_ => false), cancellation);
        }

        return Open(archive, options, CacheUse.Read);
    }

    /// <summary>Opens an archive as a mainline: from the cache where it can be.</summary>
    /// <param name="archive">An absolute path.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="use">Whether the cache is filled.</param>
    public IMainline Open(string archive, ArchiveOptions options, CacheUse use)
    {
        if (options.KeepsLeadingDirectory || !IsWorthIt(archive))
        {
            return new ArchiveMainline(archive, options);
        }

        return Attempt($"the cache cannot be used for {archive}", () => Find(archive, options, use))
            ?? new ArchiveMainline(archive, options);
    }

    /// <summary>All entries, those used last first.</summary>
    /// <exception cref="IOException">The cache cannot be read.</exception>
    public IReadOnlyList<CachedEntry> List() =>
        [.. _shelf.Keys.Select(Describe).OfType<CachedEntry>().OrderByDescending(entry => entry.LastUsed)];

    /// <summary>Removes entries and all that runs have left; who reads one of them goes on.</summary>
    /// <exception cref="IOException">One cannot be removed.</exception>
    public void Remove(IEnumerable<CachedEntry> entries)
    {
        foreach (var entry in entries)
        {
            _shelf.Discard(entry.Key);
        }

        Tidy();
    }

    private bool IsWorthIt(string archive)
    {
        using var file = ArchiveSource.OpenFile(archive);
        Span<byte> start = stackalloc byte[CompressionMagic.Length];
        return file.Length > LeastArchive && file.Length <= _maxBytes
            && (CompressionMagic.Of(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]) != CompressionKind.None
                || Compression.OfName(Path.GetFileName(archive)) == CompressionKind.Lzma);
    }

    private IMainline? Find(string archive, ArchiveOptions options, CacheUse use)
    {
        if (!Native.OpenSsl.IsInstalled)
        {
            _log("the cache is not used: libssl is not installed");
            return null;
        }

        var key = _keys.Of(archive);
        if (CachedBase.Look(_shelf, key.Name).Base is { } found)
        {
            found.Touch(_clock.GetUtcNow());
            _log($"{archive} is read from the cache");
            return new CachedMainline(archive, options, found);
        }

        return use == CacheUse.Read ? null : new FillingMainline(
            archive,
            options,
            () => Attempt(CannotFill, () => Begin(archive, key)),
            (fill, cancellation) => Attempt(CannotFill, () => End(fill, archive, key, cancellation)));
    }

    private BaseFill Begin(string archive, ArchiveKey key)
    {
        _shelf.Sweep();
        return BaseFill.Begin(_shelf, archive, key, _maxBytes);
    }

    private object? End(BaseFill fill, string archive, ArchiveKey key, CancellationToken cancellation)
    {
        var fault = fill.Complete(cancellation);
        _log(fault is null ? $"{archive} is in the cache now" : $"{archive} cannot be kept in the cache: {fault}");
        Trim(key.Name);
        Tidy();
        return null;
    }

    // The one used longest ago goes first; never the one of this run, nor one that another reads.
    private void Trim(string keep)
    {
        var entries = List();
        var total = entries.Sum(entry => entry.Bytes);
        foreach (var entry in entries.Reverse().Where(entry => entry.Key != keep))
        {
            if (total <= _maxBytes)
            {
                return;
            }

            if (_shelf.IsFree(entry.Key))
            {
                _shelf.Discard(entry.Key);
                total -= entry.Bytes;
                _log($"{entry.Archive ?? entry.Key} is removed from the cache");
            }
        }
    }

    private void Tidy()
    {
        _shelf.Sweep();
        _keys.Sweep(_shelf.Keys.ToHashSet());
    }

    private CachedEntry? Describe(string key)
    {
        try
        {
            var files = new DirectoryInfo(_shelf.PathOf(key)).GetFiles();
            using var look = CachedBase.Look(_shelf, key).Base;
            return new CachedEntry(
                key,
                look?.Index.ArchiveName,
                files.Sum(file => file.Length),
                look?.Index.Count ?? 0,
                files.Select(file => new DateTimeOffset(file.LastWriteTimeUtc)).DefaultIfEmpty().Max());
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or FileNotFoundException)
        {
            // It was removed between the one look and the other.
            return null;
        }
    }

    private T? Attempt<T>(string fault, Func<T?> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log($"{fault}: {exception.Message}");
            return null;
        }
    }
}
