using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>The <c>.rej</c> files that a run leaves beside the files whose hunks did not fit.</summary>
internal static class RejectFiles
{
    /// <summary>Path and content of each; several rejected patches of one file share its <c>.rej</c>.</summary>
    public static IEnumerable<(TreePath Path, byte[] Content)> Of(ApplyPlan plan, Verdict verdict)
    {
        var contents = new Dictionary<TreePath, List<byte>>(TreePathComparer.Instance);
        foreach (var (index, outcomes) in verdict.Rejected)
        {
            foreach (var outcome in outcomes.Where(outcome => outcome.Path is not null && !outcome.File.FilePatch.Hunks.IsEmpty))
            {
                if (RejectFile.PathFor(outcome.Path!) is { } path)
                {
                    (contents.TryGetValue(path, out var content) ? content : contents[path] = [])
                        .AddRange(RejectFile.Write(plan.Patches[index], outcome));
                }
            }
        }

        return contents.Select(pair => (pair.Key, pair.Value.ToArray()));
    }
}
