using System.Collections.Concurrent;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Options;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Kconfig;

/// <summary>
/// The Kconfig files of a kernel as they are written, once for each architecture that is asked for; several threads may ask.
/// </summary>
public sealed class KconfigIndexes
{
    private readonly ConcurrentDictionary<string, Lazy<KconfigIndex>> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private readonly Func<string, string?> _read;

    /// <summary>Takes those of a tree.</summary>
    /// <param name="tree">The tree.</param>
    public KconfigIndexes(KernelTree tree)
        : this(path => Path.Combine(tree.Root, path) is var file && File.Exists(file) ? File.ReadAllText(file, Encoding.UTF8) : null)
    {
    }

    private KconfigIndexes(Func<string, string?> read) => _read = read;

    /// <summary>Whether there are any.</summary>
    public bool HasAny => TextOf("Kconfig") is not null;

    /// <summary>Takes those of a mainline that is not expanded.</summary>
    /// <param name="mainline">The mainline.</param>
    /// <param name="cancellation">Looked at between files.</param>
    /// <exception cref="IOException">The mainline cannot be read.</exception>
    public static KconfigIndexes Of(IMainline mainline, CancellationToken cancellation)
    {
        var source = mainline.AsSource();
        if (source is null)
        {
            var intake = new MainlineIntake(path => path.Name.StartsWith("Kconfig"u8));
            mainline.ReadAll(intake, cancellation);
            source = intake.Kept;
        }

        var text = new FileText();
        return new KconfigIndexes(name => TreePath.TryCreate(Encoding.UTF8.GetBytes(name), out var path, out _)
            && source.Read(path, text, out _) == SourceState.Regular ? Encoding.UTF8.GetString(text.Content.Span) : null);
    }

    /// <summary>The index of an architecture, in the kernel's word for it.</summary>
    public KconfigIndex Of(string kernelArch) =>
        _indexes.GetOrAdd(FolderOf(kernelArch), folder => new Lazy<KconfigIndex>(() => KconfigIndex.Read(TextOf, folder))).Value;

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
        lock (_texts)
        {
            if (!_texts.TryGetValue(path, out var text))
            {
                _texts.Add(path, text = _read(path));
            }

            return text;
        }
    }
}
