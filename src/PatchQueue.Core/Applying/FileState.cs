using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>A file of a group while the group is applied.</summary>
internal sealed class FileState(TreePath path, FileText text)
{
    /// <summary>The path.</summary>
    public TreePath Path { get; } = path;

    /// <summary>The content, when there is a file.</summary>
    public FileText Text { get; private set; } = text;

    /// <summary>What is there now.</summary>
    public SourceState State { get; set; }

    /// <summary>What the source has.</summary>
    public SourceState Original { get; private set; }

    /// <summary>The nine permission bits.</summary>
    public int Permissions { get; set; }

    /// <summary>The source's permission bits.</summary>
    public int OriginalPermissions { get; private set; }

    /// <summary>Whether any patch has changed it.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Whether its bytes, not only its mode, may have changed.</summary>
    public bool IsRewritten { get; set; }

    /// <summary>Whether the source's file stays and only its permissions differ.</summary>
    public bool HasOnlyNewMode => !IsRewritten && State == Original;

    /// <summary>Whether there is a file that can be patched.</summary>
    public bool IsFile => State is SourceState.Regular or SourceState.Symlink;

    /// <summary>Takes what the source has.</summary>
    public void Load(ISourceTree source)
    {
        State = Original = source.Read(Path, Text, out var permissions);
        Permissions = OriginalPermissions = permissions;
    }

    /// <summary>A copy to come back to, its content in <paramref name="text"/>.</summary>
    public FileState CopyInto(FileText text)
    {
        text.Set(Text);
        return new FileState(Path, text)
        {
            State = State,
            Original = Original,
            Permissions = Permissions,
            OriginalPermissions = OriginalPermissions,
            IsTouched = IsTouched,
            IsRewritten = IsRewritten,
        };
    }

    /// <summary>Takes over the content and mode of another file.</summary>
    public void CopyFrom(FileState other)
    {
        Text.Set(other.Text);
        (State, Permissions) = (other.State, other.Permissions);
    }

    /// <summary>Goes back to a copy.</summary>
    public void Restore(FileState saved)
    {
        CopyFrom(saved);
        (IsTouched, IsRewritten) = (saved.IsTouched, saved.IsRewritten);
    }
}
