using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>A hunk of a patch.</summary>
/// <param name="Path">Its file, as the patch names it.</param>
/// <param name="Hunk">Its number in its section, from 1; 0 for the file as a whole.</param>
public readonly record struct CulpritPlace(TreePath Path, int Hunk);
