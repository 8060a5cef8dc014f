using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Porting;
using PatchQueue.Text;
using PatchQueue.Words;
using PatchQueue.Work;

namespace PatchQueue.Vocabulary;

/// <summary>Finds the names that patches use and that are gone from the new mainline, unless the queue makes them itself.</summary>
/// <param name="plan">The patches.</param>
/// <param name="gone">The words that the old mainline has and the new one has not.</param>
/// <param name="crew">The threads.</param>
public sealed class VanishedSearch(ApplyPlan plan, GoneWords gone, Crew crew)
{
    private const int PatchesAtOnce = 64;

    private readonly ILookup<int, PlannedFile> _sections = plan.Groups.SelectMany(group => group.Files).ToLookup(file => file.PatchIndex);

    /// <summary>Finds them.</summary>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The names of each patch that has any, by its place in the plan.</returns>
    public IReadOnlyDictionary<int, ImmutableArray<VanishedName>> Find(CancellationToken cancellation)
    {
        var words = Collect(cancellation);
        var made = words.SelectMany(list => list).Where(word => word.IsDeclared).Select(word => word.Hash).ToHashSet();
        var found = new Dictionary<int, ImmutableArray<VanishedName>>();
        for (var i = 0; i < words.Length; i++)
        {
            var used = words[i].Where(word => !word.IsDeclared && !made.Contains(word.Hash)).DistinctBy(word => word.Hash).ToList();
            if (used.Count > 0)
            {
                found[i] =
                [
                    .. used.Select(word => new VanishedName(word.Name, PathOf(i, word.Section), word.Section, word.Hunk, word.Line)),
                ];
            }
        }

        return found;
    }

    private TreePath PathOf(int patch, int section) => _sections[patch].First(file => file.SectionIndex == section).Paths[^1];

    private IReadOnlyList<AddedWord>[] Collect(CancellationToken cancellation)
    {
        var words = new IReadOnlyList<AddedWord>[plan.Patches.Length];
        crew.Do(
            (words.Length + PatchesAtOnce - 1) / PatchesAtOnce,
            (_, piece) =>
            {
                for (var i = piece * PatchesAtOnce; i < Math.Min((piece + 1) * PatchesAtOnce, words.Length); i++)
                {
                    words[i] = Of(plan.Patches[i], _sections[i]);
                }
            },
            cancellation);
        return words;
    }

    private IReadOnlyList<AddedWord> Of(PlannedPatch patch, IEnumerable<PlannedFile> sections)
    {
        var words = new AddedWords(gone);
        var whole = patch.Whole;
        foreach (var section in sections.OrderBy(section => section.SectionIndex))
        {
            words.Add(whole, section.SectionIndex, SourceLanguages.Of(section.Paths[^1]), section.IsReversed);
        }

        return words.Found;
    }
}
