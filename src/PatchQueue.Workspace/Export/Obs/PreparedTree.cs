using System.Security.Cryptography;
using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Expanding;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Export;

/// <summary>
/// The expanded tree as one tarball, with the list of the patches that are in it and their hashes at its top.
/// </summary>
internal static class PreparedTree
{
    /// <summary>The list's name at the top of the tree, in the form that <c>sha256sum</c> has.</summary>
    public const string ListName = "patches.sha256";

    /// <summary>Expands the queue and packs the tree.</summary>
    public static MainlineArchive Put(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var tree = Expanded(job, package, cancellation);
        var list = Path.Combine(tree, ListName);
        if (Path.Exists(list))
        {
            throw new ExportException($"the tree has a file {ListName}, where the list of its patches is to be");
        }

        File.WriteAllText(list, List(expanded));
        var top = $"{job.Name}-{job.Version.Upstream}";
        var name = ArchiveWriting.Write(package, top, job.Compression, output =>
            TreePacker.Pack(tree, new TarWriter(output, top, job.Stamp.Epoch), cancellation));
        return new MainlineArchive(name, top, null);
    }

    /// <summary>Demands that the tarball holds the tree: every file as it was expanded, and those that patches touch as they must
    /// be.</summary>
    public static void Demand(ExportJob job, ExpandedQueue expanded, PackageFolder package, CancellationToken cancellation)
    {
        var name = $"{job.Name}-{job.Version.Upstream}{ArchiveWriting.Ending(job.Compression)}";
        var marks = MarksOf(Path.Combine(package.Path, name), cancellation);
        marks.Remove(TreePath.Parse(ListName));
        var wrong = expanded.Manifest.Files.Where(file => marks.GetValueOrDefault(file.Key, FileMark.Absent) != file.Value)
            .Select(file => file.Key).FirstOrDefault();
        if (wrong is not null)
        {
            throw new ExportException($"{name} of the package does not hold the tree that was exported: {wrong} differs");
        }

        var there = TreeComparison.Marks(Expanded(job, package, cancellation), cancellation);
        there.Remove(TreePath.Parse(ListName));
        if (!there.SequenceEqual(marks))
        {
            throw new ExportException($"{name} of the package does not hold all that was expanded");
        }
    }

    /// <summary>The marks of an archive's files.</summary>
    public static SortedDictionary<TreePath, FileMark> MarksOf(string archive, CancellationToken cancellation)
    {
        var marks = new SortedDictionary<TreePath, FileMark>();
        ArchiveSource.Read(archive, ArchiveOptions.Default, entry =>
        {
            if (entry.Kind == ArchiveEntryKind.File)
            {
                var bytes = new byte[entry.Size];
                entry.ReadContent(bytes);
                marks[entry.Path] = FileMark.Of(bytes, isLink: false, entry.Permissions);
            }
            else if (entry.Kind == ArchiveEntryKind.Symlink)
            {
                marks[entry.Path] = FileMark.Of(entry.LinkTarget.Span, isLink: true, 0);
            }
        }, cancellation);
        return marks;
    }

    /// <summary>The expanded tree in the package's scratch folder, made once.</summary>
    public static string Expanded(ExportJob job, PackageFolder package, CancellationToken cancellation)
    {
        var tree = Path.Combine(package.Scratch, "prepared");
        if (!Directory.Exists(tree))
        {
            MainlineExpansion.Run(job, new SeriesPatches(job.Patches) { TakesText = true }, tree, cancellation);
        }

        return tree;
    }

    /// <summary>The list of the patches and their hashes.</summary>
    public static string List(ExpandedQueue expanded) => string.Concat(
        expanded.Patches.Select(patch => $"{Convert.ToHexStringLower(SHA256.HashData(patch.Bytes.Span))}  {patch.Name}\n"));
}
