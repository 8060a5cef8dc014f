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
    private const string References = "References";

    private ILookup<string, int>? _byCommit;

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
            known[index] = isKept ? gone with { Bytes = Disabled(index) } : gone;
            if (!isKept && ReferencesOf(HeaderOf(index)) is { Count: > 0 } references && ReplacementOf(index, known) is { } other)
            {
                var patch = known.GetValueOrDefault(other) ?? new RebasedPatch(of(other), report.Rows[other], null);
                known[other] = patch with { Bytes = WithReferences(patch.Bytes ?? now(other).Whole.Bytes, references) };
                known[index] = known[index] with { CarriedTo = of(other) };
            }
        }

        return [.. known.Values.OrderBy(patch => patch.Row.PatchIndex)];
    }

    // The patch that stays, is settled, and names the same commit.
    private int? ReplacementOf(int index, Dictionary<int, RebasedPatch> known)
    {
        _byCommit ??= report.Rows.Where(row => row.IsCertain && row.Outcome is < PortOutcome.AlreadyUpstream or PortOutcome.Moved)
            .SelectMany(row => UpstreamCommit.NamedIn(HeaderOf(row.PatchIndex)).Select(commit => (commit.Id, row.PatchIndex)))
            .ToLookup(pair => pair.Id, pair => pair.PatchIndex);
        return UpstreamCommit.NamedIn(HeaderOf(index)).SelectMany(commit => _byCommit[commit.Id])
            .Where(other => other != index && !(known.TryGetValue(other, out var patch) && patch.IsDropped))
            .Cast<int?>().FirstOrDefault();
    }

    private PatchHeader HeaderOf(int index) => HeaderOf(now(index).Whole.Bytes);

    private static PatchHeader HeaderOf(ReadOnlyMemory<byte> patch) =>
        PatchHeader.Read(patch[..PatchReader.Read(patch).HeaderLength]);

    private static List<string> ReferencesOf(PatchHeader header) =>
        [.. header.Values(References).SelectMany(value => Reference.ReadAll(value)).Select(reference => reference.Text)];

    private static ReadOnlyMemory<byte> WithReferences(ReadOnlyMemory<byte> patch, List<string> references)
    {
        var header = HeaderOf(patch);
        var has = header.Values(References).SelectMany(value => Reference.ReadAll(value)).Select(reference => reference.Key).ToHashSet();
        var missing = references.Where(text => Reference.ReadAll(text).Any(reference => has.Add(reference.Key))).ToList();
        return missing.Count == 0 ? patch : Put(
            patch, header, HeaderEdit.Set(header, References, string.Join(' ', ReferencesOf(header).Concat(missing))));
    }

    // Patch-mainline: v6.18
    private ReadOnlyMemory<byte>? Disabled(int index)
    {
        var bytes = now(index).Whole.Bytes;
        var header = HeaderOf(bytes);
        if (version is null || header.First("Patch-mainline") is not { } tag
            || PatchMainline.Read(tag.Joined) is PatchMainline.Released)
        {
            return null;
        }

        return Put(bytes, header, HeaderEdit.Replace(header, tag, "v" + version));
    }

    private static ReadOnlyMemory<byte> Put(ReadOnlyMemory<byte> patch, PatchHeader old, PatchHeader header) =>
        (byte[])[.. header.Bytes.Span, .. patch.Span[old.Bytes.Length..]];
}
