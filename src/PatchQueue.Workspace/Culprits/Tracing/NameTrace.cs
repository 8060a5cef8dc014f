using System.Collections.Immutable;
using System.Text;
using PatchQueue.Git;
using PatchQueue.Histories;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>Finds the upstream commits that took names away, and what their diffs put instead.</summary>
/// <param name="range">The commits between the mainlines.</param>
public sealed class NameTrace(CommitRange range)
{
    /// <summary>Finds for each name the last commit behind which a file that had it on the old mainline has it no more.</summary>
    /// <param name="names">Identifiers, names of headers, any words without white space.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The commits by the names; a name that no file has lost in the range is not among them.</returns>
    /// <exception cref="GitException">git fails.</exception>
    public IReadOnlyDictionary<string, Culprit> Of(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        if (names.Count == 0)
        {
            return ImmutableDictionary<string, Culprit>.Empty;
        }

        using var objects = GitObjects.Open(range.Repository);
        using var commits = new CommitNames(range, cancellation);
        var places = NamePlaces.Of(range.Repository, range.From, names, cancellation);
        var history = new FileHistory(range, new CommitChains(range), objects, cancellation);
        var texts = new VersionTexts(objects);
        return names.Select(name => LastOf(name, places[name], history, texts, commits)).OfType<Culprit>()
            .ToDictionary(culprit => culprit.Name!, StringComparer.Ordinal);
    }

    private static Culprit? LastOf(
        string name, IEnumerable<TreePath> places, FileHistory history, VersionTexts texts, CommitNames commits)
    {
        var word = Encoding.UTF8.GetBytes(name);
        FileStep? last = null;
        foreach (var step in places.SelectMany(history.Of))
        {
            if (step.Commit > (last?.Commit ?? -1) && Has(texts.Of(step.Before), word) && !Has(texts.Of(step.After), word))
            {
                last = step;
            }
        }

        return last is null ? null : new Culprit(CulpritKind.Vanished, commits.Of(last.Commit))
        {
            Name = name,
            Places = [new CulpritPlace(last.Path, 0)],
            Lines = Excerpt(texts.Of(last.Before)!, texts.Of(last.After), word),
            Number = last.Commit,
        };
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Excerpt(VersionText before, VersionText? after, ReadOnlySpan<byte> word)
    {
        for (var line = 0; line < before.Lines.Count; line++)
        {
            if (WordSearch.Has(before.Lines[line], word))
            {
                return ChangeExcerpt.Of(before.Lines, after?.Lines, new LineRange(line, 1));
            }
        }

        return [];
    }

    private static bool Has(VersionText? text, ReadOnlySpan<byte> word) => text is not null && WordSearch.Has(text.Lines.Bytes.Span, word);
}
