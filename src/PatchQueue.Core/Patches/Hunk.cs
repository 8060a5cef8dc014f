using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>
/// One hunk: where it says it stands, and its body. The lines are walked over the body by <see cref="HunkLineReader"/>, never stored.
/// The counts are those of its lines, which the reader has checked.
/// </summary>
/// <param name="OldStart">First line of the old side, from 1; with a count of 0, the line after which it inserts.</param>
/// <param name="OldCount">Lines of the old side.</param>
/// <param name="NewStart">First line of the new side, from 1; with a count of 0, the line after which nothing is left.</param>
/// <param name="NewCount">Lines of the new side.</param>
/// <param name="Header">The line <c>@@ -1,2 +3,4 @@ heading</c> in the patch's text, with its LF.</param>
/// <param name="Body">The lines below it in the patch's text.</param>
/// <param name="Line">The patch's line that the header stands on, from 1.</param>
public readonly record struct Hunk(int OldStart, int OldCount, int NewStart, int NewCount, Slice Header, Slice Body, int Line);
