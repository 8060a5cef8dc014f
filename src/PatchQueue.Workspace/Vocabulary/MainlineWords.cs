using PatchQueue.Applying;
using PatchQueue.Cache;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Words;
using PatchQueue.Work;

namespace PatchQueue.Vocabulary;

/// <summary>Collects the words of a mainline in one pass over its files, or takes them from the cache.</summary>
/// <param name="crew">The threads.</param>
/// <param name="shelf">Where words once collected are; null for nowhere.</param>
public sealed class MainlineWords(Crew crew, WordShelf? shelf)
{
    private const int FilesAtOnce = 256;

    /// <summary>The words of a mainline.</summary>
    /// <param name="mainline">The mainline.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public WordSet Of(IMainline mainline, CancellationToken cancellation)
    {
        if (mainline.ContentKey is { } key && shelf?.TryRead(key) is { } known)
        {
            return known;
        }

        var words = (mainline.AsSource() is { } source && mainline.Paths(cancellation) is { } paths
            ? ByPlace(source, [.. paths.Where(HasWords)], cancellation)
            : InOrder(mainline, cancellation)).ToSet();
        if (mainline.ContentKey is { } name)
        {
            shelf?.Write(name, words);
        }

        return words;
    }

    private WordTable ByPlace(ISourceTree source, TreePath[] paths, CancellationToken cancellation)
    {
        var tables = new WordTable?[crew.Size];
        var texts = new FileText?[crew.Size];
        crew.Do(
            (paths.Length + FilesAtOnce - 1) / FilesAtOnce,
            (worker, piece) =>
            {
                var (table, text) = (tables[worker] ??= new WordTable(), texts[worker] ??= new FileText());
                foreach (var path in paths.AsSpan()[(piece * FilesAtOnce)..Math.Min((piece + 1) * FilesAtOnce, paths.Length)])
                {
                    if (source.Read(path, text, out _) == SourceState.Regular)
                    {
                        table.AddFile(path, text.Content.Span);
                    }
                }
            },
            cancellation);
        var all = tables.OfType<WordTable>().ToList();
        all.Skip(1).ToList().ForEach(other => all[0].Add(other));
        return all.FirstOrDefault() ?? new WordTable();
    }

    private static WordTable InOrder(IMainline mainline, CancellationToken cancellation)
    {
        var table = new WordTable();
        mainline.ReadAll(new MainlineIntake(HasWords, (path, file) => table.AddFile(path, file.Bytes.Span)), cancellation);
        return table;
    }

    private static bool HasWords(TreePath path) => SourceLanguages.Of(path) is not (SourceLanguage.None or SourceLanguage.Makefile);
}
