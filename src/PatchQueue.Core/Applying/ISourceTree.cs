using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Anything files can be read from by path: a directory, an archive's files in memory, a commit. Safe to call from several threads.
/// </summary>
public interface ISourceTree
{
    /// <summary>Reads a file into <paramref name="text"/>, which is emptied first.</summary>
    /// <param name="path">The path below the tree's root.</param>
    /// <param name="text">Takes the bytes of a regular file, or a link's target.</param>
    /// <param name="permissions">The nine permission bits of a regular file.</param>
    /// <exception cref="IOException">There is a file and it cannot be read.</exception>
    SourceState Read(TreePath path, FileText text, out int permissions);
}
