using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Which files patches find empty and which absent: quilt's backup is one of no bytes for both. Where a patch does not say that there was
/// an empty file, there was none, as quilt has it.
/// </summary>
internal sealed class CreatedFiles
{
    private readonly HashSet<(int Patch, TreePath Path)> _present = [];
    private readonly HashSet<(int Patch, TreePath Path)> _named = [];

    /// <summary>Reads it off the plan of the patches that are in.</summary>
    public CreatedFiles(ApplyPlan plan)
    {
        foreach (var file in plan.Groups.SelectMany(group => group.Files))
        {
            foreach (var path in file.Paths.Where(path => _named.Add((file.PatchIndex, path)) && IsPresent(file, path)))
            {
                _present.Add((file.PatchIndex, path));
            }
        }
    }

    /// <summary>Whether there was no file before the patch, given that its backup has no bytes.</summary>
    public bool IsCreated(int patch, TreePath path) => !_present.Contains((patch, path));

    /// <summary>Whether the patch names the file.</summary>
    public bool IsNamed(int patch, TreePath path) => _named.Contains((patch, path));

    private static bool IsPresent(PlannedFile file, TreePath path) => file.IsMove
        ? path.Equals(file.Paths[0])
        : file.Before.Absence == Absence.Present || (file.FilePatch.IsGit && file.Before.Absence == Absence.AbsentOrEmpty);
}
