using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>A file of a commit's tree.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">Regular or link.</param>
/// <param name="Permissions">Octal 644 or 755; 644 for a link.</param>
/// <param name="BlobId">The id of its content.</param>
public sealed record GitEntry(TreePath Path, FileKind Kind, int Permissions, string BlobId);

/// <summary>Something in a commit's tree that is no file: a submodule, or a name that may not be written below a tree's root.</summary>
/// <param name="Path">Its path as people read it.</param>
/// <param name="Reason">What follows the path in a sentence, such as "is a submodule".</param>
public sealed record GitAbsence(string Path, string Reason);
