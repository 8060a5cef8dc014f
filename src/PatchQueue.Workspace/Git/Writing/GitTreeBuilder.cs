using System.Collections.Immutable;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>Collects the entries of a tree as either kind of <see cref="GitObjects"/> meets them.</summary>
internal sealed class GitTreeBuilder
{
    public const int DirectoryMode = 0x4000; // 040000
    private const int SubmoduleMode = 0xE000; // 160000
    private const int SymlinkMode = 0xA000; // 120000

    private readonly List<GitEntry> _files = [];
    private readonly List<GitAbsence> _absent = [];

    public static FileKind KindOf(int mode) => mode == SymlinkMode ? FileKind.Symlink : FileKind.Regular;

    // Old repositories hold 100664 too; git checks it out as 644.
    public static int PermissionsOf(int mode) =>
        (mode & 0xF000) == 0x8000 && (mode & 0x40) != 0 ? SourceFile.ExecutablePermissions : SourceFile.PlainPermissions;

    public static bool IsFile(int mode) => mode is not (DirectoryMode or SubmoduleMode);

    public static byte[] Join(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> name) =>
        directory.IsEmpty ? name.ToArray() : [.. directory, (byte)'/', .. name];

    public static byte[] Join(ReadOnlySpan<byte> directory, string name) => Join(directory, Encoding.UTF8.GetBytes(name));

    public void Add(ReadOnlySpan<byte> path, int mode, string id)
    {
        if (mode == SubmoduleMode)
        {
            _absent.Add(new GitAbsence(DisplayText.Of(path), "is a submodule"));
        }
        else if (TreePath.TryCreate(path, out var place, out var fault))
        {
            _files.Add(new GitEntry(place, KindOf(mode), PermissionsOf(mode), id));
        }
        else
        {
            _absent.Add(new GitAbsence(DisplayText.Of(path), fault.ToWords()));
        }
    }

    // git orders a directory as if its name ended in a slash, which is byte order of the whole paths already, except
    // for a tree that some other tool wrote.
    public GitTree Build()
    {
        _files.Sort((a, b) => a.Path.CompareTo(b.Path));
        return new GitTree([.. _files], [.. _absent]);
    }
}
