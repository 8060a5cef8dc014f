using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>
/// What an expanded tree was made from, so that the next run does only what differs: the base, the options, every patch by its hash, and
/// for each file that a patch names what the mainline has there and what pq left.
/// </summary>
/// <param name="Base">Which mainline it is, in words that are compared and shown; empty for a tree that was there before.</param>
/// <param name="Queue">Which queue it belongs to, as <c>QueueMemo</c> writes it; empty when nobody has said.</param>
/// <param name="Options">Fuzz and the rule for empty files.</param>
/// <param name="LastNumber">The highest number that a file below <c>.pq/base</c> has.</param>
/// <param name="Patches">The patches of the series, in order; those too that are not in.</param>
public sealed record TreeRecord(
    string Base,
    string Queue,
    ApplyOptions Options,
    int LastNumber,
    ImmutableArray<RecordedPatch> Patches)
{
    private readonly Lazy<RecordedFiles> _files = new(new RecordedFiles([], [], null));

    /// <summary>The files, by what belongs together.</summary>
    public ImmutableArray<RecordedGroup> Groups
    {
        get => _files.Value.Groups;
        init => _files = new(_files.Value with { Groups = value });
    }

    /// <summary>Files that were taken into a patch to be changed, and that it does not change yet.</summary>
    public ImmutableArray<AddedFile> Added
    {
        get => _files.Value.Added;
        init => _files = new(_files.Value with { Added = value });
    }

    /// <summary>The top patch, where it was forced in; otherwise null.</summary>
    public ForcedPatch? Forced
    {
        get => _files.Value.Forced;
        init => _files = new(_files.Value with { Forced = value });
    }

    /// <summary>All that is said of files: half of a large record, and not read where only the patches are asked for.</summary>
    internal Lazy<RecordedFiles> Files
    {
        get => _files;
        init => _files = value;
    }

    /// <summary>The paths of its files, in order; a list is made at each call.</summary>
    public IReadOnlyList<TreePath> Paths => [.. Groups.SelectMany(group => group.Files).Select(file => file.Path)];

    /// <summary>Number of patches that are in.</summary>
    public int Applied => Patches.Count(patch => patch.IsApplied);

    /// <summary>Number of files that it names.</summary>
    public int FilesNamed => Groups.Sum(group => group.Files.Length);

    /// <summary>Number of files that differ from the mainline, without rejects.</summary>
    public int FilesChanged => Groups.Where(group => !group.IsRejects)
        .Sum(group => group.Files.Count(file => file.Result is not null));
}
