namespace PatchQueue.Applying;

/// <summary>How patches are applied.</summary>
public sealed record ApplyOptions
{
    /// <summary>Lines of context that may differ at either end of a hunk; 0 is exact.</summary>
    public int Fuzz { get; init; }

    /// <summary>Whether a file that a patch leaves empty goes, as with <c>patch -E</c>; otherwise only when the patch says so.</summary>
    public bool RemovesEmptyFiles { get; init; }
}
