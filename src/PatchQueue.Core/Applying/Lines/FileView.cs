namespace PatchQueue.Applying;

/// <summary>A file of a group as it is at this moment; good until the call that hands it out returns.</summary>
/// <param name="State">What is there.</param>
/// <param name="Permissions">The nine permission bits; before the umask when <paramref name="IsNew"/>.</param>
/// <param name="IsNew">Whether the source has no file there, so that the umask decides about its mode.</param>
/// <param name="Text">The content, when there is a file.</param>
public readonly record struct FileView(SourceState State, int Permissions, bool IsNew, FileText Text)
{
    /// <summary>Whether there is a regular file or a link.</summary>
    public bool IsFile => State is SourceState.Regular or SourceState.Symlink;
}
