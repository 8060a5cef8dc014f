using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>What a patch does to one file: change, create, delete, rename, copy, mode, binary. A section of the patch.</summary>
public sealed class FilePatch
{
    /// <summary>The section's bytes in the patch: from its first header line up to the end of its last hunk.</summary>
    public required Slice Section { get; init; }

    /// <summary>The patch's line that the section begins on, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Whether it has a <c>diff --git</c> line.</summary>
    public bool IsGit { get; init; }

    /// <summary>The side before.</summary>
    public FileSide Old { get; init; }

    /// <summary>The side after.</summary>
    public FileSide New { get; init; }

    /// <summary>The name of an <c>Index:</c> line, used as GNU patch does where neither side has a name; otherwise empty.</summary>
    public ReadOnlyMemory<byte> IndexName { get; init; }

    /// <summary>What becomes of the name.</summary>
    public FileChange Change { get; init; }

    /// <summary>The hunks, in the patch's order.</summary>
    public ImmutableArray<Hunk> Hunks { get; init; } = [];

    /// <summary>The binary change; null for text.</summary>
    public BinaryChange? Binary { get; init; }

    /// <summary>
    /// git's type bits of the two modes: octal 100000 (also when none is named), 120000, or something no tree of ours holds.
    /// </summary>
    public int FileType => (New.Mode != 0 ? New.Mode : Old.Mode) is var mode && mode != 0 ? mode & TypeMask : RegularType;

    /// <summary>The same with names that are no part of the patch's bytes.</summary>
    internal FilePatch WithOwnNames() => new()
    {
        Section = Section,
        Line = Line,
        IsGit = IsGit,
        Old = Old with { Name = Old.Name.ToArray() },
        New = New with { Name = New.Name.ToArray() },
        IndexName = IndexName.ToArray(),
        Change = Change,
        Hunks = Hunks,
        Binary = Binary,
    };

    /// <summary>The same without some of its hunks; null when nothing is left of it.</summary>
    internal FilePatch? Without(IReadOnlySet<int> lines)
    {
        var left = Hunks.RemoveAll(hunk => lines.Contains(hunk.Line));
        return left.Length == Hunks.Length ? this
            : left.IsEmpty && Change == FileChange.Keep && Old.Mode == New.Mode ? null
            : new FilePatch
            {
                Section = Section,
                Line = Line,
                IsGit = IsGit,
                Old = Old,
                New = New,
                IndexName = IndexName,
                Change = Change,
                Hunks = left,
                Binary = Binary,
            };
    }

    /// <summary>Type bits of a regular file.</summary>
    public const int RegularType = 0x8000;

    /// <summary>Type bits of a symbolic link.</summary>
    public const int SymlinkType = 0xA000;

    /// <summary>The type bits of a mode.</summary>
    public const int TypeMask = ~0xFFF;
}
