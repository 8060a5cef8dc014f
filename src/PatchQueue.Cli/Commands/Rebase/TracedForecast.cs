using PatchQueue.Configuring;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Commands;

/// <summary>A report with the upstream changes behind it.</summary>
/// <param name="Forecast">The report.</param>
/// <param name="Texts">The files of patches that do not stay as they are, with their versions.</param>
internal sealed record TracedForecast(RebaseForecast Forecast, ILookup<int, PortedFile> Texts)
{
    /// <summary>What becomes of the kernel's options; null where the queue has no configs.</summary>
    public OptionOutlook? Options { get; init; }
}
