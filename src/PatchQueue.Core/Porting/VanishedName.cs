using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>
/// A name that lines added by a patch use, that the old mainline has, and that neither the new mainline nor the queue has anywhere.
/// </summary>
/// <param name="Name">
/// The name: an identifier, an option with <c>CONFIG_</c>, an included header's path, or a string that names a device.
/// </param>
/// <param name="Path">The file that the line is added to, as the patch names it.</param>
/// <param name="Section">The section's place in the patch, from 0.</param>
/// <param name="Hunk">The hunk's number in its section, from 1.</param>
/// <param name="Line">The patch's line, from 1.</param>
public sealed record VanishedName(string Name, TreePath Path, int Section, int Hunk, int Line);
