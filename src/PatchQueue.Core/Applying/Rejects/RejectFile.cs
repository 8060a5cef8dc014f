using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Writes the hunks of a file that did not fit as GNU patch writes a <c>.rej</c> file: names, then the hunks as the patch has them.
/// </summary>
public static class RejectFile
{
    /// <summary>The path of the <c>.rej</c> file beside a file; null when the name would be too long.</summary>
    public static TreePath? PathFor(TreePath path) =>
        TreePath.TryCreate([.. path.Bytes, .. ".rej"u8], out var reject, out _) ? reject : null;

    /// <summary>The content.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="outcome">The rejected section.</param>
    public static byte[] Write(PlannedPatch patch, FilePatchOutcome outcome)
    {
        var text = patch.Text.Span;
        var section = outcome.File.FilePatch;
        var content = new List<byte>();
        var name = outcome.Path!.ToDisplay();
        content.AddRange(Encoding.UTF8.GetBytes($"--- {name}\n+++ {name}\n"));
        for (var i = 0; i < section.Hunks.Length; i++)
        {
            if (outcome.Hunks.IsEmpty || outcome.Hunks[i] is HunkOutcome.Rejected)
            {
                content.AddRange(section.Hunks[i].Header.Of(text));
                content.AddRange(section.Hunks[i].Body.Of(text));
            }
        }

        return [.. content];
    }
}
