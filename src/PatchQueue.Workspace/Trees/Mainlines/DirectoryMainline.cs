using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>
/// A directory as a mainline. What git, quilt and pq keep at its top stays behind, and so does what is no file, link or directory.
/// </summary>
/// <param name="path">The directory.</param>
public sealed class DirectoryMainline(string path) : IMainline
{
    private readonly DirectoryHandle _root = DirectoryHandle.Open(path);
    private readonly FileText _text = new();

    /// <inheritdoc/>
    public string Name => path;

    /// <summary>The same directory, to read single files from.</summary>
    public ISourceTree AsSource() => new DirectorySource(_root);

    /// <inheritdoc/>
    public bool KeepsPermissions => true;

    /// <inheritdoc/>
    public IReadOnlyList<TreePath> Paths(CancellationToken cancellation)
    {
        var paths = new List<TreePath>();
        new DirectoryWalk(path, (child, isDirectory) =>
        {
            if (!isDirectory)
            {
                paths.Add(child);
            }
        }).Walk(_root, cancellation);
        return paths;
    }

    /// <inheritdoc/>
    public void ReadAll(MainlineIntake intake, CancellationToken cancellation)
    {
        var source = new DirectorySource(_root);
        new DirectoryWalk(path, (child, isDirectory) =>
        {
            if (isDirectory)
            {
                intake.TakeDirectory(child, SourceFile.ExecutablePermissions, null);
            }
            else
            {
                Take(child, source, intake);
            }
        }).Walk(_root, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private void Take(TreePath child, DirectorySource source, MainlineIntake intake)
    {
        var isWanted = intake.Wants(child);
        if (!isWanted && intake.Writer is null)
        {
            return;
        }

        var state = source.Read(child, _text, out var permissions);
        if (isWanted && state is SourceState.Regular or SourceState.Symlink)
        {
            var kind = state == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular;
            intake.Kept.Keep(child, new SourceFile(_text.ToArray(), kind, permissions));
        }
        else if (state == SourceState.Symlink)
        {
            intake.Writer!.WriteSymlink(child, _text.ToArray());
        }
        else if (state == SourceState.Regular)
        {
            intake.Writer!.WriteFile(child, _text.Content.Span, permissions);
        }
    }
}
