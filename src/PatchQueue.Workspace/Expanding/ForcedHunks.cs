using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Records;

namespace PatchQueue.Expanding;

/// <summary>What does not fit of a section of a patch, as a tree's record names it.</summary>
public static class ForcedHunks
{
    /// <summary>Finds it.</summary>
    /// <param name="outcome">What became of the section; it has a path, and was rejected.</param>
    /// <param name="whole">The patch, with the hunks too that were left out when it was applied.</param>
    public static IEnumerable<UnresolvedHunk> Of(FilePatchOutcome outcome, Patch whole)
    {
        var section = outcome.File.FilePatch;
        var own = whole.FilePatches.First(file => file.Line == section.Line).Hunks.Select(hunk => hunk.Line).ToList();
        var rejected = outcome.Hunks.IsEmpty ? [] : section.Hunks.Where((_, i) => outcome.Hunks[i] is HunkOutcome.Rejected).ToList();
        return rejected.Count == 0
            ? [new UnresolvedHunk(outcome.Path!, 0, section.Line)]
            : rejected.Select(hunk => new UnresolvedHunk(outcome.Path!, own.IndexOf(hunk.Line) + 1, hunk.Line));
    }
}
