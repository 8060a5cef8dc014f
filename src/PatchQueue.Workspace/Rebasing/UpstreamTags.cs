using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Patches;
using PatchQueue.Porting;

namespace PatchQueue.Rebasing;

/// <summary>
/// Brings the tags of a queue up to date where the new mainline has some of its patches: their references go to the patch that replaces
/// them, if there is one, and a patch that stays as a file says that it is upstream.
/// </summary>
/// <param name="report">What becomes of each patch.</param>
/// <param name="now">Gives a patch as the queue has it.</param>
/// <param name="version">The new mainline's version; null where its name does not say it.</param>
public sealed class UpstreamTags(RebaseReport report, Func<int, PlannedPatch> now, string? version)
{
    private readonly Dictionary<int, PatchHeader> _headers = [];

    private ILookup<string, int>? _byCommit;

    /// <summary>Whether a patch, by its place from 0, has left the queue, so that nothing may go to it.</summary>
    public Func<int, bool> HasLeft { get; init; } = _ => false;

    /// <summary>The same patches with their tags, and those that come because their tags change.</summary>
    /// <param name="patches">The patches that do not stay as they are.</param>
    /// <param name="isKept">Whether patches that the new mainline has stay as files.</param>
    /// <param name="of">Gives the place of a patch in the queue.</param>
    public IReadOnlyList<RebasedPatch> Bring(
        IReadOnlyList<RebasedPatch> patches, bool isKept, Func<int, PatchReference> of)
    {
        var known = patches.ToDictionary(patch => patch.Row.PatchIndex);
        foreach (var gone in patches.Where(patch => patch.Goes))
        {
            var index = gone.Row.PatchIndex;
            if (isKept)
            {
                known[index] = gone with { Bytes = Disabled(index) };
            }
            else if (Reference.In(HeaderOf(index)).ToList() is { Count: > 0 } references && ReplacementOf(index) is { } other)
            {
                var patch = known.GetValueOrDefault(other) ?? new RebasedPatch(of(other), report.Rows[other], null);
                if (WithReferences(patch.Bytes ?? now(other).Whole.Bytes, references) is { } bytes)
                {
                    known[other] = patch with { Bytes = bytes };
                }

                known[index] = gone with { CarriedTo = of(other) };
            }
        }

        return [.. known.Values.OrderBy(patch => patch.Row.PatchIndex)];
    }

    // The patch that stays, is settled, and names the same commit.
    private int? ReplacementOf(int index)
    {
        _byCommit ??= report.Rows.Where(row => row.IsCertain && row.Outcome is < PortOutcome.AlreadyUpstream or PortOutcome.Moved)
            .Where(row => !HasLeft(row.PatchIndex))
            .SelectMany(row => UpstreamCommit.NamedIn(HeaderOf(row.PatchIndex)).Select(commit => (commit.Id, row.PatchIndex)))
            .ToLookup(pair => pair.Id, pair => pair.PatchIndex);
        return UpstreamCommit.NamedIn(HeaderOf(index)).SelectMany(commit => _byCommit[commit.Id]).Cast<int?>().FirstOrDefault();
    }

    private PatchHeader HeaderOf(int index)
    {
        if (!_headers.TryGetValue(index, out var header))
        {
            _headers.Add(index, header = HeaderOf(now(index).Whole));
        }

        return header;
    }

    private static PatchHeader HeaderOf(Patch patch) => PatchHeader.Read(patch.Bytes[..patch.HeaderLength]);

    // Null where it has them all.
    private static ReadOnlyMemory<byte>? WithReferences(ReadOnlyMemory<byte> patch, IEnumerable<Reference> references)
    {
        var header = HeaderOf(PatchReader.Read(patch));
        var has = Reference.In(header).ToList();
        var missing = references.ExceptBy(has.Select(reference => reference.Key), reference => reference.Key).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var text = string.Join(' ', has.Concat(missing).Select(reference => reference.Text));
        return Put(patch, header, HeaderEdit.Set(header, "References", text));
    }

    // Patch-mainline: v6.18, which excludes a Git-repo
    private ReadOnlyMemory<byte>? Disabled(int index)
    {
        var header = HeaderOf(index);
        if (version is null || header.First("Patch-mainline") is not { } tag
            || PatchMainline.Read(tag.Joined) is PatchMainline.Released)
        {
            return null;
        }

        var released = HeaderEdit.Delete(HeaderEdit.Replace(header, tag, "v" + version), "Git-repo");
        return Put(now(index).Whole.Bytes, header, released);
    }

    private static ReadOnlyMemory<byte> Put(ReadOnlyMemory<byte> patch, PatchHeader old, PatchHeader header) =>
        (byte[])[.. header.Bytes.Span, .. patch.Span[old.Bytes.Length..]];
}
