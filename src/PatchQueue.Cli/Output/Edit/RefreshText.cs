using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Refreshing;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What refreshing came to, as lines: a verdict a patch, and every hunk that would be lost or is not where it says.</summary>
internal sealed class RefreshText(CommandContext context, string tree, bool isQuiet)
{
    /// <summary>Writes it.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="isConfirmed">Whether moved hunks are to stay where they are.</param>
    public void Write(IReadOnlyList<RefreshedPatch> patches, bool isConfirmed)
    {
        foreach (var patch in patches)
        {
            WriteNotes(patch);
            if (patch.Result.Bytes is null)
            {
                WriteLost(patch);
            }
            else if (patch.IsChanged && !isConfirmed && patch.Ambiguous.Any())
            {
                WriteAmbiguous(patch);
            }
            else if (!isQuiet && (patch.IsChanged || patches.Count == 1))
            {
                context.Out.WriteLine($"{patch.Patch.DisplayName}: {Words(patch.Result.Verdict)}");
            }
        }
    }

    private void WriteNotes(RefreshedPatch patch)
    {
        foreach (var found in patch.Result.Diagnostics)
        {
            var word = found.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            };
            context.Error.WriteLine($"{word}: {patch.Patch.DisplayName}{(found.Line > 0 ? $":{found.Line}" : "")}: {found.Message}");
        }
    }

    private void WriteLost(RefreshedPatch patch)
    {
        foreach (var hunk in patch.Result.Lost)
        {
            var what = hunk.Hunk == 0 ? "what the patch says of" : $"hunk {hunk.Hunk} of";
            context.Error.WriteLine($"error: {patch.Patch.DisplayName}:{hunk.Line}: {what} {hunk.Path} is not in the tree any more");
            // As it is to be typed, which is from where the person is.
            var name = Path.GetRelativePath(context.WorkingDirectory, Path.Combine(tree, hunk.Path.ToString()));
            context.Error.WriteLine($"hint: if that is meant, --drop-hunk {DisplayText.Of(name)}{(hunk.Hunk == 0 ? "" : $":{hunk.Hunk}")}");
        }
    }

    private void WriteAmbiguous(RefreshedPatch patch)
    {
        foreach (var hunk in patch.Ambiguous)
        {
            var why = hunk.Fuzz > 0 ? $"with fuzz {hunk.Fuzz}" : $"but its text stands in {hunk.Places} places";
            context.Error.WriteLine(
                $"error: {patch.Patch.DisplayName}:{hunk.Line}: hunk {hunk.Hunk} of {hunk.Path} went in at line {hunk.PlacedAt} "
                + $"(offset {hunk.Offset}), {why}");
        }

        context.Error.WriteLine("hint: look whether that is the right place; --confirm writes it into the patch");
    }

    private static string Words(RefreshVerdict verdict) => verdict switch
    {
        RefreshVerdict.Unchanged => "unchanged",
        RefreshVerdict.Names => "refreshed, names only",
        RefreshVerdict.LineNumbers => "refreshed, line numbers only",
        RefreshVerdict.Context => "refreshed, context only",
        _ => "refreshed, code changed",
    };
}
