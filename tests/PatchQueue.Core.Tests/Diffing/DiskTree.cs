using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Tests.Diffing;

/// <summary>Files of a directory, for the programs that need one.</summary>
internal sealed class DiskTree(string root)
{
    public string Root => root;

    /// <summary>A file as a test shows it: its kind and permission, then its bytes.</summary>
    public static string Show(SourceFile? file) => file switch
    {
        null => "nothing",
        { Kind: FileKind.Symlink } => "link " + Encoding.Latin1.GetString(file.Bytes.Span),
        _ => (file.IsExecutable ? "program " : "file ") + Encoding.Latin1.GetString(file.Bytes.Span),
    };

    public void Put(TreePath path, SourceFile? file)
    {
        var place = Path.Combine(root, path.ToDisplay());
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Delete(place);
        if (file is null)
        {
            return;
        }

        if (file.Kind == FileKind.Symlink)
        {
            File.CreateSymbolicLink(place, Encoding.UTF8.GetString(file.Bytes.Span));
            return;
        }

        File.WriteAllBytes(place, file.Bytes.ToArray());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(place, (UnixFileMode)file.Permissions);
        }
    }

    public string Shows(TreePath path)
    {
        var place = new FileInfo(Path.Combine(root, path.ToDisplay()));
        if (place.LinkTarget is { } target)
        {
            return Show(new SourceFile(Encoding.UTF8.GetBytes(target), FileKind.Symlink, 0));
        }

        return Show(place.Exists ? new SourceFile(File.ReadAllBytes(place.FullName), FileKind.Regular, (int)place.UnixFileMode) : null);
    }
}
