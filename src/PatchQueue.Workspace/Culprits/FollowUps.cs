using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Histories;

namespace PatchQueue.Culprits;

/// <summary>Finds what upstream has taken back or mended since of commits that brought what patches do.</summary>
/// <param name="range">The commits between the mainlines.</param>
/// <param name="commits">Names commits.</param>
/// <param name="cancellation">Ends git.</param>
internal sealed class FollowUps(CommitRange range, CommitNames commits, CancellationToken cancellation)
{
    private const int ShortestId = 7;

    /// <summary>Adds them to the patches.</summary>
    /// <remarks>Commits behind the new mainline are looked at too, as far as the clone's HEAD has them: they are still to be had.</remarks>
    public IReadOnlyList<PatchTrace> AddTo(IReadOnlyList<PatchTrace> traces)
    {
        var brought = traces.SelectMany(trace => trace.Culprits).Where(culprit => culprit.Kind == CulpritKind.Brought)
            .Select(culprit => culprit.Commit!.Id).ToHashSet(StringComparer.Ordinal);
        if (brought.Count == 0)
        {
            return traces;
        }

        var named = brought.ToLookup(id => id[..ShortestId], StringComparer.Ordinal);
        var messages = CommitMessages.Read(range.Repository, [range.Onto, "HEAD", "^" + range.From], CommitNotes.Patterns, cancellation);
        var found = messages.Reverse().SelectMany(commit => NotesOf(commit.Id, commit.Message, named)).ToLookup(note => note.Of!);
        return
        [
            .. traces.Select(trace => trace with
            {
                Culprits =
                [
                    .. trace.Culprits,
                    .. trace.Culprits.Where(culprit => culprit.Kind == CulpritKind.Brought)
                        .SelectMany(culprit => found[culprit.Commit!.Id]),
                ],
            }),
        ];
    }

    private IEnumerable<Culprit> NotesOf(string id, string message, ILookup<string, string> named)
    {
        var notes = CommitNotes.Read(message);
        var reverted = notes.Reverts.SelectMany(name => Named(name, named)).ToHashSet(StringComparer.Ordinal);
        var mended = notes.Fixes.SelectMany(name => Named(name, named)).Where(other => !reverted.Contains(other)).Distinct();
        return reverted.Select(of => new Culprit(CulpritKind.Reverts, commits.Of(id)) { Of = of })
            .Concat(mended.Select(of => new Culprit(CulpritKind.Fixes, commits.Of(id)) { Of = of }));
    }

    private static IEnumerable<string> Named(string name, ILookup<string, string> named) =>
        named[name[..ShortestId]].Where(id => id.StartsWith(name, StringComparison.Ordinal));
}
