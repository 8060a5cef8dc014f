using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>What people have made of files before; asked by several threads at once.</summary>
public interface INotedFiles
{
    /// <summary>Looks for the same work.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="file">A file that waits for a person.</param>
    /// <param name="texts">Its versions.</param>
    /// <returns>The file after the patch, and the name of the note that says so; null where nobody has done it before.</returns>
    (SourceFile? File, string Note)? Find(Applying.PlannedPatch patch, PortedFile file, PortedTexts texts);
}
