namespace PatchQueue.Trees;

/// <summary>What a writer does where something stands already. A directory is never replaced, and never by this.</summary>
public enum ExistingFile
{
    /// <summary>It fails.</summary>
    Refuse,

    /// <summary>A file or a link makes way for the new one; a link is removed, not followed.</summary>
    Replace,
}
