using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A hunk that fits the file before its patch elsewhere than it says, or only with fuzz: a refresh makes that its place.</summary>
/// <param name="Path">The file.</param>
/// <param name="Hunk">Its number among the section's hunks, from 1.</param>
/// <param name="Line">The patch's line that it stands on, from 1.</param>
/// <param name="PlacedAt">The file's line that it is put at, from 1.</param>
/// <param name="Offset">Lines from where it says it stands.</param>
/// <param name="Fuzz">Lines of context that do not fit.</param>
/// <param name="Places">In how many places below the hunk above its lines fit as well as there, this one counted.</param>
public sealed record MovedHunk(TreePath Path, int Hunk, int Line, int PlacedAt, int Offset, int Fuzz, int Places)
{
    /// <summary>Whether a person should look before the place is made permanent.</summary>
    public bool IsAmbiguous => Places > 1 || Fuzz > 0;
}
