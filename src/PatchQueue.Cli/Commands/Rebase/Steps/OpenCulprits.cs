using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Culprits;
using PatchQueue.Porting;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;

namespace PatchQueue.Commands;

/// <summary>The upstream commits behind the conflicts of a patch whose files are opened; looked for when first asked for.</summary>
/// <param name="step">The rebase.</param>
/// <param name="index">The patch's place in the old series, from 0.</param>
/// <param name="clone">The clone that has the upstream commits; null for that of the mainlines.</param>
/// <param name="context">The world around the command.</param>
internal sealed class OpenCulprits(StepRun step, int index, string? clone, CommandContext context)
{
    private ImmutableArray<Culprit>? _found;

    /// <summary>Finds them; none, with a warning, where the history cannot be read: a person goes on without it.</summary>
    /// <param name="files">The patch's files, with their versions.</param>
    /// <param name="cancellation">Ends git.</param>
    public ImmutableArray<Culprit> Of(IReadOnlyList<PortedFile> files, CancellationToken cancellation)
    {
        try
        {
            return _found ??= Find(files, cancellation);
        }
        catch (IOException fault)
        {
            context.Error.WriteLine($"warning: nothing is said of upstream's commits: {fault.Message}");
            return (_found = []).Value;
        }
    }

    private ImmutableArray<Culprit> Find(IReadOnlyList<PortedFile> files, CancellationToken cancellation)
    {
        var forecast = step.Result;
        if (HistoryChoice.TryFind(forecast.Setup.From, forecast.Setup.Onto, clone, cancellation) is not { } range)
        {
            return [];
        }

        var report = forecast.Report with { Rows = [forecast.Report.Rows[index]] };
        return new RebaseTrace(forecast.Setup, forecast.Run, report)
            .Add(files.ToLookup(file => file.PatchIndex), range, cancellation).Traces.GetValueOrDefault(index, []);
    }
}
