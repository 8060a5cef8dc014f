using System.Diagnostics;
using PatchQueue.Porting;

namespace PatchQueue.Output;

/// <summary>What becomes of a patch on a new mainline, in one word.</summary>
internal static class OutcomeWords
{
    /// <summary>The word.</summary>
    public static string Of(PortOutcome outcome) => outcome switch
    {
        PortOutcome.Clean => "clean",
        PortOutcome.Offset => "offset",
        PortOutcome.Context => "context",
        PortOutcome.Merged => "merged",
        PortOutcome.AlreadyUpstream => "already-upstream",
        PortOutcome.PartlyUpstream => "partly-upstream",
        PortOutcome.Moved => "moved",
        PortOutcome.Suspicious => "suspicious",
        PortOutcome.Blocked => "blocked",
        PortOutcome.Conflict => "conflict",
        PortOutcome.Obsolete => "obsolete",
        PortOutcome.Malformed => "malformed",
        _ => throw new UnreachableException(),
    };
}
