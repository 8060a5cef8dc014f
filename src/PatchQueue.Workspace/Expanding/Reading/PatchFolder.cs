using PatchQueue.Archives;
using PatchQueue.Native;
using PatchQueue.Queues;

namespace PatchQueue.Expanding;

/// <summary>The folder that the names of a series are relative to. Safe to read from several threads.</summary>
/// <param name="path">Absolute.</param>
/// <param name="root">The queue's root, absolute: links may lead anywhere in it.</param>
public sealed class PatchFolder(string path, string root) : IDisposable
{
    // The largest patch of any real queue is below 100 MB.
    private const int MaxPatchSize = 1 << 30;

    private readonly DirectoryHandle _folder = DirectoryHandle.Open(path);
    private readonly PatchLocator _locator = new(path, root);
    private readonly Lock _gate = new();

    /// <summary>Where it is; absolute.</summary>
    public string Path => path;

    /// <summary>What stat(2) says of a patch; empty when it is not a file of that very name.</summary>
    internal FileIdentity Identify(ReadOnlySpan<byte> name) =>
        DirectoryCalls.Stat(_folder, name, out var stat) == 0 && stat.IsRegular ? new FileIdentity(stat) : default;

    /// <summary>Reads a patch; a compressed one is unpacked.</summary>
    /// <param name="name">Its name in the series.</param>
    /// <param name="slab">Room for it, good until the next patch is read.</param>
    /// <param name="identity">What stat(2) said of it; empty when it lies elsewhere.</param>
    /// <returns>The bytes, or in words that follow the patch's name what is wrong with it.</returns>
    internal (ReadOnlyMemory<byte> Bytes, string? Fault) Read(ReadOnlySpan<byte> name, PatchSlab slab, out FileIdentity identity)
    {
        identity = default;
        using (var file = FileDescriptor.OpenInside(_folder, name))
        {
            if (file.IsOpen && file.Stat(name) is { IsRegular: true, Size: <= MaxPatchSize } stat)
            {
                identity = new FileIdentity(stat);
                var room = slab.Draft((int)stat.Size);
                return (PatchPacking.Unpack(room[..file.Read(room.Span, name)], name, MaxPatchSize), null);
            }
        }

        return ReadElsewhere(name);
    }

    /// <summary>Reads a patch without its compression; null when that cannot be.</summary>
    public ReadOnlyMemory<byte>? TryRead(ReadOnlySpan<byte> name) =>
        Read(name, new PatchSlab(0), out _) is { Fault: null } found ? found.Bytes : null;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // Missing under its own name, behind a link to another part of the queue, or no patch at all.
    private (ReadOnlyMemory<byte> Bytes, string? Fault) ReadElsewhere(ReadOnlySpan<byte> name)
    {
        lock (_gate)
        {
            return _locator.Find(name) switch
            {
                PatchLookup.Found { File.Length: > MaxPatchSize } => (default, "is larger than 1 GiB"),
                PatchLookup.Found found =>
                    (PatchPacking.Unpack(found.File.Read(MaxPatchSize), found.File.PathBytes.Span, MaxPatchSize), null),
                PatchLookup.Refused refused => (default, refused.Reason),
                _ => (default, "is missing"),
            };
        }
    }
}
