using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Refreshing;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Composing;

/// <summary>Whether patches, applied one after another, each at its own lines, make of some files what one patch makes of them.</summary>
public static class SplitProof
{
    /// <summary>Tries it in memory.</summary>
    /// <param name="original">The patch that they stand for; its strip level and direction are theirs.</param>
    /// <param name="parts">The bytes of each.</param>
    /// <param name="before">The files before; null is absent.</param>
    /// <param name="after">The same files with the original patch.</param>
    /// <param name="removesEmptyFiles">Whether a file that a patch leaves empty goes.</param>
    /// <returns>Null when it holds; otherwise the file that does not come out, or of which a hunk does not stand at its lines.</returns>
    public static TreePath? Fault(
        PlannedPatch original,
        IEnumerable<ReadOnlyMemory<byte>> parts,
        IReadOnlyDictionary<TreePath, SourceFile?> before,
        IReadOnlyDictionary<TreePath, SourceFile?> after,
        bool removesEmptyFiles)
    {
        var source = new MemorySource();
        foreach (var (path, file) in before.Where(pair => pair.Value is not null))
        {
            source.Keep(path, file!);
            source.NoteDirectoriesAbove(path);
        }

        var plan = ApplyPlan.Of([.. parts.Select(part => original with { Patch = PatchReader.Read(part), Reread = null })]);
        if (plan.Patches.FirstOrDefault(part => part.Patch.IsMalformed) is not null || plan.Unplaceable.Length > 0)
        {
            return before.Keys.First();
        }

        var found = before.ToDictionary(TreePathComparer.Instance);
        var runner = new GroupRunner(plan, new ApplyOptions { RemovesEmptyFiles = removesEmptyFiles });
        foreach (var result in plan.Groups.Select(group => runner.Run(group, source, new PatchSelection())))
        {
            if (result.Outcomes is [{ } moved, ..])
            {
                return moved.Path ?? result.Group.Paths[0];
            }

            foreach (var file in result.Changed)
            {
                found[file.Path] = FileReading.Of(file.Path, file.Result);
            }
        }

        return found.Keys.FirstOrDefault(path => !FileVersions.IsSame(found[path], after.GetValueOrDefault(path)));
    }
}
