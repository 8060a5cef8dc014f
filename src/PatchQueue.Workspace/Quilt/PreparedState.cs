using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>What is prepared for <c>.pc</c> below <c>.pq/txn/quilt</c>: directories and files, each named by a number.</summary>
internal sealed class PreparedState(TreeTransaction transaction) : IDisposable
{
    private readonly DirectoryHandle _directory = transaction.OpenQuiltPreparation();

    /// <summary>A number for a directory or a file.</summary>
    public int NewNumber() => transaction.NewQuiltNumber();

    /// <summary>Makes a writer; one a thread.</summary>
    public BackupWriter NewWriter() => new(_directory);

    /// <summary>The name of a numbered directory.</summary>
    public static byte[] FolderOf(int number) => BaseFolders.NameOf(number, BaseFolders.NewName()).ToArray();

    /// <summary>Prepares a file of quilt's own.</summary>
    public QuiltStep PrepareOwn(TreePath path, ReadOnlySpan<byte> content, FileTime? modified = null)
    {
        var number = NewNumber();
        NewWriter().WriteOwn([], FolderOf(number), content, modified);
        return PlacingFile(path, number);
    }

    /// <summary>Prepares a backup by itself.</summary>
    public QuiltStep PrepareBackup(TreePath path, in FileView file, FileTime? modified)
    {
        var number = NewNumber();
        NewWriter().Write([], FolderOf(number), file, modified);
        return PlacingFile(path, number);
    }

    /// <summary>Completes a directory of backups.</summary>
    /// <param name="writer">The thread's.</param>
    /// <param name="path">The place it gets.</param>
    /// <param name="number">Its number.</param>
    /// <param name="timestamp">When the patch went in; null for one that is new and holds nothing yet.</param>
    public static QuiltStep CompleteDirectory(BackupWriter writer, TreePath path, int number, FileTime? timestamp)
    {
        if (timestamp is { } time)
        {
            writer.WriteOwn(FolderOf(number), ".timestamp"u8, [], time);
        }
        else
        {
            writer.MakeFolder(FolderOf(number));
        }

        return new QuiltStep(QuiltStepKind.PlaceDirectory, path, number);
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private QuiltStep PlacingFile(TreePath path, int number)
    {
        var errno = DirectoryCalls.Stat(_directory, FolderOf(number), out var stat);
        return errno == 0
            ? new QuiltStep(QuiltStepKind.PlaceFile, path, number, stat.Inode)
            : throw new SystemCallException($"prepare .pc/{path}", errno);
    }
}
