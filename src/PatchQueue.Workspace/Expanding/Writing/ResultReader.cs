using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Reads what a record keeps of files: of results, of the tree, of what is kept of the mainline. One a thread.</summary>
internal sealed class ResultReader(TreeTransaction transaction)
{
    private readonly ResultHash _hash = new();
    private readonly Lazy<FileText> _text = new(() => new FileText(), isThreadSafe: false);

    /// <summary>The result of a file as it is now.</summary>
    public RecordedResult Of(in FileView file) => _hash.Of(file);

    /// <summary>The mainline's version of a file, as it is kept.</summary>
    /// <exception cref="StateDamagedException">It is not what was kept.</exception>
    public RecordedResult OfKept(RecordedFile file)
    {
        var state = PristineSource.ReadKept(transaction.Folders, file, _text.Value, out var permissions);
        return _hash.Of(new FileView(state, permissions, IsNew: false, _text.Value));
    }

    /// <summary>The hash of a file's content as it stands in the tree.</summary>
    public UInt128 HashOf(TreePath path)
    {
        _ = new DirectorySource(transaction.Root).Read(path, _text.Value, out _);
        return XxHash128.HashToUInt128(_text.Value.Content.Span);
    }
}
