using PatchQueue.Porting;

namespace PatchQueue.Culprits;

/// <summary>Which hunks of a file upstream has.</summary>
internal static class UpstreamPlaces
{
    public static bool IsUpstream(PortedFile file) => file.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream;

    public static IEnumerable<CulpritPlace> Of(PortedFile file)
    {
        var hunks = file.Hunks.Where(hunk => hunk.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream).ToList();
        return !IsUpstream(file) ? []
            : hunks.Count == 0 ? [new CulpritPlace(file.Path, 0)]
            : hunks.Select(hunk => new CulpritPlace(file.Path, hunk.Hunk));
    }
}
