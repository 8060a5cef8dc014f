namespace PatchQueue.Configs;

/// <summary>Where a line stands.</summary>
/// <param name="Path">The file, from the folder that holds all configs.</param>
/// <param name="Line">From 1.</param>
public sealed record ConfigOrigin(string Path, int Line)
{
    /// <summary><c>PATH:LINE</c>, as editors read it.</summary>
    public override string ToString() => $"{Path}:{Line}";
}
