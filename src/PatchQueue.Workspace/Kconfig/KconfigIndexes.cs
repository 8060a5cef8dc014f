using System.Text;
using PatchQueue.Options;

namespace PatchQueue.Kconfig;

/// <summary>The Kconfig files of a tree as they are written, once for each architecture that is asked for.</summary>
/// <param name="tree">The tree.</param>
public sealed class KconfigIndexes(KernelTree tree)
{
    private readonly Dictionary<string, KconfigIndex> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <summary>The index of an architecture, in the kernel's word for it.</summary>
    public KconfigIndex Of(string kernelArch)
    {
        var folder = FolderOf(kernelArch);
        if (!_indexes.TryGetValue(folder, out var index))
        {
            _indexes.Add(folder, index = KconfigIndex.Read(TextOf, folder));
        }

        return index;
    }

    // What the kernel's Makefile makes of ARCH.
    private static string FolderOf(string arch) => arch switch
    {
        "i386" or "x86_64" => "x86",
        "sparc32" or "sparc64" => "sparc",
        "parisc64" => "parisc",
        _ => arch,
    };

    private string? TextOf(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            var file = Path.Combine(tree.Root, path);
            _texts.Add(path, text = File.Exists(file) ? File.ReadAllText(file, Encoding.UTF8) : null);
        }

        return text;
    }
}
