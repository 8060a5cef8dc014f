using PatchQueue.Porting;

namespace PatchQueue.Carrying;

/// <summary>A patch that waits for a person.</summary>
/// <param name="PatchIndex">Its place in the plan, from 0.</param>
/// <param name="MayGo">Whether the person may well leave it out, so that what rests on it may lose its lines.</param>
internal readonly record struct WaitingPatch(int PatchIndex, bool MayGo)
{
    /// <summary>The patch of a file that waits.</summary>
    public static WaitingPatch Of(PortedFile row) => new(
        row.PatchIndex, row.Outcome is PortOutcome.Suspicious or PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream);
}
