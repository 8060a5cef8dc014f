using PatchQueue.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Archives;

/// <summary>Unpacks bytes into a temporary tree, as the extractor does a file.</summary>
internal static class Unpacking
{
    public static ArchiveSummary Unpack(this TemporaryTree tree, byte[] archive, string name = "a.tar", ArchiveOptions? options = null)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + "-" + name);
        File.WriteAllBytes(path, archive);
        try
        {
            var extract = new ExtractOptions { Reading = options ?? ArchiveOptions.Default };
            return ArchiveExtractor.Extract(path, tree.Handle, extract, null, CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static string Listing(byte[] archive, string name = "a.tar", ArchiveOptions? options = null)
    {
        using var tree = new TemporaryTree();
        tree.Unpack(archive, name, options);
        return tree.Listing();
    }

    /// <summary>The fault of an archive that must be refused, nothing of it having left the tree.</summary>
    public static string Refusal(byte[] archive, string name = "a.tar", ArchiveOptions? options = null)
    {
        using var tree = new TemporaryTree();
        var failure = Assert.Catch<IOException>(() => tree.Unpack(archive, name, options));
        Assert.That(tree.HasEscape(), Is.False);
        return failure!.Message;
    }

    public static List<string> Names(byte[] archive, string name = "a.tar")
    {
        var names = new List<string>();
        ArchiveSource.Read(
            new MemoryStream(archive), name, ArchiveOptions.Default, entry => names.Add(entry.Path.ToString()), CancellationToken.None);
        return names;
    }
}
