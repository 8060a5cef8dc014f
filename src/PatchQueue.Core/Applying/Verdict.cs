namespace PatchQueue.Applying;

/// <summary>
/// Decides over the whole series which patches go in. A patch with a rejected section is left out whole; since later patches may have
/// been judged with parts of it in place, the groups joined to it are judged again, until nothing changes. Pure: the same results give
/// the same verdict, whatever the number of threads that made them.
/// </summary>
public sealed class Verdict
{
    private readonly ApplyPlan _plan;
    private readonly bool _keepsGoing;
    private readonly SortedDictionary<int, List<FilePatchOutcome>> _rejected = [];

    /// <summary>Begins a verdict.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="limit">The first patch, from 0, that is not wanted.</param>
    /// <param name="keepsGoing">Whether patches behind a rejected one are still tried.</param>
    public Verdict(ApplyPlan plan, int limit, bool keepsGoing)
    {
        (_plan, _keepsGoing) = (plan, keepsGoing);
        Selection.Limit = limit;
        RejectUnusable();
    }

    /// <summary>What groups are to be run with.</summary>
    public PatchSelection Selection { get; } = new();

    /// <summary>The rejected patches in order, each with the sections that were rejected.</summary>
    public IReadOnlyDictionary<int, List<FilePatchOutcome>> Rejected => _rejected;

    /// <summary>Takes the results of all groups and says which must be run again with the new <see cref="Selection"/>.</summary>
    /// <param name="results">One a group, at its index.</param>
    /// <returns>The groups to run again; empty when the verdict stands.</returns>
    public IReadOnlyCollection<FileGroup> Take(IReadOnlyList<GroupResult> results)
    {
        var first = results.SelectMany(result => result.RejectedPatches).Where(Selection.Includes).DefaultIfEmpty(int.MaxValue).Min();
        if (first == int.MaxValue)
        {
            return [];
        }

        _rejected[first] =
        [
            .. results.SelectMany(result => result.Outcomes)
                .Where(outcome => outcome.Reject is not null && outcome.File.PatchIndex == first),
        ];
        return LeaveOut(first);
    }

    private IReadOnlyCollection<FileGroup> LeaveOut(int patchIndex)
    {
        if (_keepsGoing)
        {
            Selection.Drop(patchIndex);
            return [.. _plan.Groups.Where(group => group.Holds(patchIndex))];
        }

        Selection.Limit = patchIndex;
        _rejected.Keys.Where(later => later > patchIndex).ToList().ForEach(later => _rejected.Remove(later));
        return [.. _plan.Groups.Where(group => group.Files[^1].PatchIndex >= patchIndex)];
    }

    // Malformed patches, and those with a name that must not be written, are out before anything is run.
    private void RejectUnusable()
    {
        foreach (var file in _plan.Unplaceable.Where(file => file.PatchIndex < Selection.Limit))
        {
            var reject = new Reject(RejectReason.UnsafeName, file.NameFault!, file.FilePatch.Line);
            AddRejected(file.PatchIndex, new FilePatchOutcome(file, null, [], reject));
        }

        for (var i = 0; i < Math.Min(_plan.Patches.Length, Selection.Limit); i++)
        {
            if (_plan.Patches[i].Patch.IsMalformed)
            {
                AddRejected(i, null);
            }
        }

        if (_keepsGoing)
        {
            _rejected.Keys.ToList().ForEach(Selection.Drop);
        }
        else if (_rejected.Count > 0)
        {
            Selection.Limit = _rejected.Keys.First();
            _rejected.Keys.Skip(1).ToList().ForEach(later => _rejected.Remove(later));
        }
    }

    private void AddRejected(int patchIndex, FilePatchOutcome? outcome)
    {
        if (!_rejected.TryGetValue(patchIndex, out var outcomes))
        {
            _rejected.Add(patchIndex, outcomes = []);
        }

        if (outcome is not null)
        {
            outcomes.Add(outcome);
        }
    }
}
