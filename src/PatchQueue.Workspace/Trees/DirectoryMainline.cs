using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>A directory as a mainline. What git, quilt and pq keep at its top stays behind, and so does what is no file, link or directory.</summary>
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
    public void ReadAll(MainlineIntake intake, CancellationToken cancellation) => ReadAll(_root, [], new DirectorySource(_root), intake, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private void ReadAll(
        DirectoryHandle directory, byte[] prefix, DirectorySource source, MainlineIntake intake, CancellationToken cancellation)
    {
        var entries = DirectoryEntries.Of(directory);
        entries.Sort((a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        foreach (var (name, isDirectory) in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] whole = [.. prefix, .. name];
            if (!TreePath.TryCreate(whole, out var child, out var fault))
            {
                Skip(fault, whole);
            }
            else if (isDirectory && directory.TryOpenChild(name) is { } below)
            {
                using (below)
                {
                    intake.TakeDirectory(child, SourceFile.ExecutablePermissions, null);
                    ReadAll(below, [.. whole, (byte)'/'], source, intake, cancellation);
                }
            }
            else
            {
                Take(child, source, intake);
            }
        }
    }

    private void Skip(TreePathFault fault, byte[] name)
    {
        if (fault is not (TreePathFault.GitDirectory or TreePathFault.StateDirectory))
        {
            throw new IOException($"{path}: the file '{DisplayText.Of(name)}' {fault.ToWords()}");
        }
    }

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
