using System.Collections.Immutable;
using PatchQueue.Checking;
using PatchQueue.Composing;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Queues;
using PatchQueue.Work;

namespace PatchQueue.Checks;

/// <summary>The headers of all patches of a queue, read at once, and its blacklist.</summary>
public sealed class QueueHeaders
{
    private const string BlacklistName = "blacklist.conf";

    private QueueHeaders(ImmutableArray<TaggedPatch> patches, Blacklist blacklist) => (Patches, Blacklist) = (patches, blacklist);

    /// <summary>The patches in the order of the series; those whose files are missing are left out.</summary>
    public ImmutableArray<TaggedPatch> Patches { get; }

    /// <summary>What the queue is not to have; empty where it has no such file.</summary>
    public Blacklist Blacklist { get; }

    /// <summary>Reads them.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="list">Its patches.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    public static QueueHeaders Read(QueueFolder folder, PatchList list, Crew crew, CancellationToken cancellation)
    {
        var references = list.References.DistinctBy(patch => patch.FilePath).ToList();
        var patches = new TaggedPatch?[references.Count];
        crew.Do(patches.Length, (_, i) => patches[i] = TryRead(references[i]), cancellation);
        return new QueueHeaders([.. patches.OfType<TaggedPatch>()], Checking.Blacklist.Read(QueueFile.TryRead(BlacklistOf(folder))));
    }

    /// <summary>The path of a queue's blacklist, there or not; absolute.</summary>
    public static string BlacklistOf(QueueFolder folder) => Path.Combine(folder.Root, BlacklistName);

    /// <summary>The patches that name a commit, with the tag that does.</summary>
    /// <param name="id">40 hexadecimal digits.</param>
    public IEnumerable<(TaggedPatch Patch, Tag Tag)> Naming(string id) =>
        from patch in Patches
        from tag in patch.Header.Tags
        where (tag.Is("Git-commit") || tag.Is("Alt-commit") || tag.Is("No-fix"))
            && UpstreamCommit.ReadAll(tag.Value).Any(commit => commit.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        select (patch, tag);

    /// <summary>The patches with what they refer to.</summary>
    public IEnumerable<(TaggedPatch Patch, Reference Reference)> References() =>
        from patch in Patches
        from reference in Reference.In(patch.Header)
        select (patch, reference);

    private static TaggedPatch? TryRead(PatchReference patch)
    {
        try
        {
            return TaggedPatch.Read(patch);
        }
        catch (PatchFileException)
        {
            return null;
        }
    }
}
