namespace PatchQueue.Cache;

/// <summary>What a member of a base is; the numbers stand in index files.</summary>
internal enum BaseMemberKind
{
    File = 1,
    Symlink = 2,
    Directory = 3,
}

/// <summary>A member of a base as the index has it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Permissions">The nine permission bits.</param>
/// <param name="Offset">Where a file's content begins in the tar, or a link's target in the index's names.</param>
/// <param name="Length">Bytes of either; 0 for a directory.</param>
/// <param name="Hash">The XxHash128 of a file's content.</param>
internal readonly record struct BaseMember(BaseMemberKind Kind, int Permissions, long Offset, long Length, UInt128 Hash);
