using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Tells a reject that only follows from an earlier one apart from one that stands for itself: the earlier patch would have made the
/// missing file, or brought a line that the rejected hunk looks for and the file lacks.
/// </summary>
internal static class RejectRoot
{
    /// <summary>The first rejected patch at the root of this reject; null when it is a root itself.</summary>
    public static int? Find(ApplyPlan plan, Verdict verdict, int index, List<FilePatchOutcome> rejects)
    {
        foreach (var (earlier, _) in verdict.Rejected.TakeWhile(pair => pair.Key < index))
        {
            if (plan.Patches[earlier].Patch.IsMalformed)
            {
                continue;
            }

            var brings = FilesOf(plan, earlier);
            if (rejects.Any(reject => reject.Path is { } path && brings.TryGetValue(path, out var sections)
                && FollowsFrom(plan, reject, earlier, sections)))
            {
                return Find(plan, verdict, earlier, verdict.Rejected[earlier]) ?? earlier;
            }
        }

        return null;
    }

    private static Dictionary<TreePath, List<FilePatch>> FilesOf(ApplyPlan plan, int index)
    {
        var resolver = new PathResolver();
        var files = new Dictionary<TreePath, List<FilePatch>>(TreePathComparer.Instance);
        for (var i = 0; i < plan.Patches[index].Patch.FilePatches.Length; i++)
        {
            var file = resolver.Resolve(plan.Patches[index], index, i);
            foreach (var path in file.Paths)
            {
                (files.TryGetValue(path, out var sections) ? sections : files[path] = []).Add(file.FilePatch);
            }
        }

        return files;
    }

    private static bool FollowsFrom(ApplyPlan plan, FilePatchOutcome reject, int earlier, List<FilePatch> sections)
    {
        if (reject.Reject!.Reason is RejectReason.FileMissing)
        {
            return sections.Any(section => section.Old.Absence != Absence.Present || section.Change != FileChange.Keep);
        }

        var wanted = new HashSet<string>(reject.Reject.Diagnosis?.Differing.Select(line => line.Expected) ?? []);
        wanted.RemoveWhere(line => line.Trim(' ', '\t', '{', '}').Length < 2);
        return wanted.Count > 0 && sections.Any(section => Brings(plan.Patches[earlier], section, wanted));
    }

    private static bool Brings(PlannedPatch patch, FilePatch section, HashSet<string> wanted)
    {
        var text = patch.Text.Span;
        foreach (var hunk in section.Hunks)
        {
            var body = hunk.Body.Of(text);
            var reader = new HunkLineReader(body);
            while (reader.TryRead(out var kind, out var content))
            {
                if (kind == (patch.IsReversed ? '-' : '+') && wanted.Contains(DisplayText.Of(content.Of(body).TrimEnd((byte)'\n'))))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
