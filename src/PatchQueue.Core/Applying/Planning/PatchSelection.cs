namespace PatchQueue.Applying;

/// <summary>Which patches of a plan are applied: those before a limit that are not dropped.</summary>
public sealed class PatchSelection
{
    private readonly HashSet<int> _dropped = [];

    /// <summary>The first patch, from 0, that is not applied any more.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>The patches left out, in no order.</summary>
    public IReadOnlyCollection<int> Dropped => _dropped;

    /// <summary>Leaves a patch out.</summary>
    public void Drop(int patchIndex) => _dropped.Add(patchIndex);

    /// <summary>Whether the patch is applied.</summary>
    public bool Includes(int patchIndex) => patchIndex < Limit && !_dropped.Contains(patchIndex);
}
