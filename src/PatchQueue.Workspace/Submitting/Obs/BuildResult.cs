namespace PatchQueue.Submitting;

/// <summary>How one build of a package stands.</summary>
/// <param name="Repository">What it is built for.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="Package">The package, with <c>:FLAVOR</c> where it is built more than once.</param>
/// <param name="Code">The service's word: <c>succeeded</c>, <c>failed</c>, <c>building</c> ...</param>
/// <param name="Details">What it says beside; empty for nothing.</param>
public sealed record BuildResult(string Repository, string Architecture, string Package, string Code, string Details)
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsFinal => Code is "succeeded" or "failed" or "unresolvable" or "broken" or "excluded" or "disabled" or "locked";

    /// <summary>Whether a person has to look at it.</summary>
    public bool IsBad => Code is "failed" or "unresolvable" or "broken";
}
