using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>A file that was taken into a patch to be changed.</summary>
/// <param name="Patch">The patch's place in the record.</param>
/// <param name="Path">The file.</param>
public readonly record struct AddedFile(int Patch, TreePath Path);
