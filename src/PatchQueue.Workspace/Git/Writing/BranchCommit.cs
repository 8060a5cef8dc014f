using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>A commit to write.</summary>
/// <param name="Message">The message's bytes, written as they are.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Committer">Who commits it; fixed, so that the same input gives the same id.</param>
/// <param name="Edits">What differs from the commit before it; their order does not matter.</param>
public sealed record BranchCommit(
    ReadOnlyMemory<byte> Message, CommitSignature Author, CommitSignature Committer, ImmutableArray<TreeEdit> Edits);

/// <summary>
/// A person and a moment as a commit holds them; bytes that would break the line (<c>&lt; &gt;</c>, control) are left out.
/// </summary>
/// <param name="Name">The name's bytes; may be empty.</param>
/// <param name="Email">The address without angle brackets.</param>
/// <param name="When">The moment, to the second, with its time zone; from 1970 on.</param>
public sealed record CommitSignature(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Email, DateTimeOffset When);

/// <summary>A change of one path of the tree.</summary>
/// <param name="Path">Where.</param>
public abstract record TreeEdit(TreePath Path)
{
    /// <summary>Puts a file there.</summary>
    /// <param name="Path">Where.</param>
    /// <param name="Kind">Regular or link.</param>
    /// <param name="Permissions">Executable when the owner's bit says so; nothing else of it is kept by git.</param>
    /// <param name="Mark">What <see cref="FastImport.AddBlob"/> returned for its content.</param>
    public sealed record Put(TreePath Path, FileKind Kind, int Permissions, int Mark) : TreeEdit(Path);

    /// <summary>Removes the file there.</summary>
    /// <param name="Path">Where.</param>
    public sealed record Delete(TreePath Path) : TreeEdit(Path);
}
