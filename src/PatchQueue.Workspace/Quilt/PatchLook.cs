using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>
/// Tells by stat(2) alone that nothing has come to a patch's directories or gone from them since a moment: a call a directory, where
/// reading it takes four. One a thread.
/// </summary>
/// <param name="quilt">The tree's <c>.pc</c>.</param>
/// <param name="moment">A file of the same file system that was written then.</param>
internal sealed class PatchLook(DirectoryHandle quilt, FileIdentity moment)
{
    private readonly byte[] _path = new byte[PathBuffer.Size - 1];

    /// <summary>Whether a patch is as it was.</summary>
    /// <param name="name">The patch.</param>
    /// <param name="known">What it had then.</param>
    public bool IsUntouched(QuiltName name, PatchContent known)
    {
        var folder = name.Directory.Bytes;
        if (known.Files is not { } files || known.Mark == default || !IsSettled(folder, [])
            || PatchContent.TimestampIn(quilt, PathOf(folder, ".timestamp"u8)) != known.Mark.Timestamp)
        {
            return false;
        }

        ReadOnlySpan<byte> last = [];
        foreach (var file in files)
        {
            if (!AreSettled(folder, file.Bytes, last))
            {
                return false;
            }

            last = file.Bytes;
        }

        return true;
    }

    // The directories above the file, but for those that the last one lies in, too.
    private bool AreSettled(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> file, ReadOnlySpan<byte> last)
    {
        var shared = file.CommonPrefixLength(last);
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] == '/' && i >= shared && !IsSettled(folder, file[..i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSettled(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> path) =>
        DirectoryCalls.Stat(quilt, PathOf(folder, path), out var stat) == 0 && stat.IsDirectory
        && new FileIdentity(stat).IsSettledAt(moment);

    private ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> path)
    {
        folder.CopyTo(_path);
        if (path.IsEmpty)
        {
            return _path.AsSpan(0, folder.Length);
        }

        _path[folder.Length] = (byte)'/';
        path.CopyTo(_path.AsSpan(folder.Length + 1));
        return _path.AsSpan(0, folder.Length + 1 + path.Length);
    }
}
