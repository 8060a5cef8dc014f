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

    /// <summary>The place of a file in a numbered directory.</summary>
    public static TreePath PlaceIn(int number, TreePath path) =>
        TreePathComparer.Instance.Create([.. NameOf(number), (byte)'/', .. path.Bytes]);

    /// <summary>Prepares a file of quilt's own.</summary>
    public QuiltStep PrepareOwn(TreePath path, ReadOnlySpan<byte> content, FileTime? modified = null)
    {
        var number = NewNumber();
        using var writer = NewWriter();
        writer.WriteOwn(TreePathComparer.Instance.Create(NameOf(number)), content, modified);
        return Placing(QuiltStepKind.PlaceFile, path, number);
    }

    /// <summary>Prepares a backup by itself.</summary>
    public QuiltStep PrepareBackup(TreePath path, in FileView file, FileTime? modified)
    {
        var number = NewNumber();
        using var writer = NewWriter();
        writer.Write(TreePathComparer.Instance.Create(NameOf(number)), file, modified);
        return Placing(QuiltStepKind.PlaceFile, path, number);
    }

    /// <summary>Completes a directory of backups.</summary>
    /// <param name="path">The place it gets.</param>
    /// <param name="number">Its number.</param>
    /// <param name="timestamp">When the patch went in; null for one that is new and holds nothing yet.</param>
    public QuiltStep CompleteDirectory(TreePath path, int number, FileTime? timestamp)
    {
        _directory.OpenOrMakeChild(NameOf(number)).Dispose();
        if (timestamp is { } time)
        {
            using var writer = NewWriter();
            writer.WriteOwn(PlaceIn(number, TreePath.Parse(".timestamp")), [], time);
        }

        return Placing(QuiltStepKind.PlaceDirectory, path, number);
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private static ReadOnlySpan<byte> NameOf(int number) => BaseFolders.NameOf(number, BaseFolders.NewName());

    private QuiltStep Placing(QuiltStepKind kind, TreePath path, int number)
    {
        var errno = DirectoryCalls.Stat(_directory, NameOf(number), out var stat);
        return errno == 0 ? new QuiltStep(kind, path, number, stat.Inode) : throw new SystemCallException($"prepare .pc/{path}", errno);
    }
}
