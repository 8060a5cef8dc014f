namespace PatchQueue.Applying;

/// <summary>A file patch that did not go in.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">The reason in words that can follow the patch's name and line; bytes in it are escaped.</param>
/// <param name="Line">The patch's line that it concerns, from 1.</param>
public sealed record Reject(RejectReason Reason, string Message, int Line)
{
    /// <summary>What was found out about it; null until it is asked for.</summary>
    public RejectDiagnosis? Diagnosis { get; init; }
}
