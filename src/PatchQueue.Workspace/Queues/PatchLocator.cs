using System.Text;
using PatchQueue.Native;

namespace PatchQueue.Queues;

/// <summary>
/// Finds the files of a series' patches. A patch is a regular file below the queue's root: a name or a link that leads out of it,
/// a FIFO and a device are refused without being opened. Not for several threads at once.
/// </summary>
/// <param name="patchesDirectory">What names are relative to; absolute. It may be a link itself.</param>
/// <param name="root">What links may not lead out of; absolute.</param>
public sealed class PatchLocator(string patchesDirectory, string root)
{
    private static readonly byte[][] Suffixes = [[], [.. ".gz"u8], [.. ".bz2"u8], [.. ".xz"u8], [.. ".zst"u8]];

    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(patchesDirectory.TrimEnd('/') + "/");
    private readonly string? _realPatches = RealPath.Of(patchesDirectory);
    private readonly string? _realRoot = RealPath.Of(root);
    private readonly Dictionary<string, bool> _folders = new(StringComparer.Ordinal);

    /// <summary>
    /// Looks for a name as a series has it; when there is no such file, with <c>.gz</c>, <c>.bz2</c>, <c>.xz</c> and <c>.zst</c>
    /// behind it.
    /// </summary>
    public PatchLookup Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name[0] == '/' || name.Contains((byte)0) || HoldsUpwards(name))
        {
            return new PatchLookup.Refused("is no name inside the queue");
        }

        foreach (var suffix in Suffixes)
        {
            byte[] path = [.. _prefix, .. name, .. suffix];
            if (FileProbe.TryStat(path, followLinks: false) is { } stat)
            {
                return Judge(path, stat);
            }
        }

        return new PatchLookup.Missing();
    }

    private PatchLookup Judge(byte[] path, StatX stat)
    {
        if (!IsFolderInside(path))
        {
            return new PatchLookup.Refused("lies behind a link that leads out of the queue");
        }

        if (!stat.IsSymlink)
        {
            return JudgeKind(path, stat);
        }

        if (!TryDecode(path, out var text) || !IsInside(RealPath.Of(text)))
        {
            return new PatchLookup.Refused("is a link that leads out of the queue");
        }

        return FileProbe.TryStat(path, followLinks: true) is { } target ? JudgeKind(path, target) : new PatchLookup.Missing();
    }

    private static PatchLookup JudgeKind(byte[] path, StatX stat) => (stat.Mode & 0xf000) switch
    {
        0x8000 => new PatchLookup.Found(new PatchFile(path, (long)stat.Size)),
        0x4000 => new PatchLookup.Refused("is a folder"),
        0x1000 => new PatchLookup.Refused("is a FIFO"),
        0x2000 or 0x6000 => new PatchLookup.Refused("is a device"),
        _ => new PatchLookup.Refused("is no regular file"),
    };

    // A queue has a handful of folders and thousands of patches: each folder's links are followed once.
    private bool IsFolderInside(byte[] path)
    {
        var folder = path.AsSpan(0, path.AsSpan().LastIndexOf((byte)'/'));
        if (folder.Length < _prefix.Length)
        {
            return true;
        }

        if (!TryDecode(folder, out var text))
        {
            return false;
        }

        if (!_folders.TryGetValue(text, out var isInside))
        {
            isInside = IsInside(RealPath.Of(text));
            _folders.Add(text, isInside);
        }

        return isInside;
    }

    private bool IsInside(string? path) =>
        path is not null
        && ((_realPatches is not null && RealPath.IsInside(path, _realPatches))
            || (_realRoot is not null && RealPath.IsInside(path, _realRoot)));

    // The class library cannot follow a link whose name is not UTF-8; such a link is refused.
    private static bool TryDecode(ReadOnlySpan<byte> path, out string text)
    {
        text = Encoding.UTF8.GetString(path);
        return System.Text.Unicode.Utf8.IsValid(path);
    }

    private static bool HoldsUpwards(ReadOnlySpan<byte> name)
    {
        foreach (var range in name.Split((byte)'/'))
        {
            if (name[range].SequenceEqual(".."u8))
            {
                return true;
            }
        }

        return false;
    }
}
