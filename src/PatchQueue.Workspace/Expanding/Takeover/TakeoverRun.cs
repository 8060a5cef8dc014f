using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>Finds out what the patches come to that quilt has applied, with fuzz where quilt needed it, and with what it forced.</summary>
/// <param name="mainline">What quilt has kept.</param>
/// <param name="sink">Takes what it comes to.</param>
/// <param name="references">The patches.</param>
/// <param name="isForced">Whether quilt has forced the last of them.</param>
/// <param name="crew">The threads.</param>
internal sealed class TakeoverRun(
    QuiltBase mainline, TakeoverSink sink, IReadOnlyList<PatchReference> references, bool isForced, Crew crew)
{
    private const int QuiltsFuzz = 2;

    /// <summary>The patches, read.</summary>
    public SeriesPatches Patches { get; private set; } = new([]);

    /// <summary>Their plan, without what was forced.</summary>
    public ApplyPlan Plan { get; private set; } = ApplyPlan.Of([]);

    /// <summary>The run that came to its end.</summary>
    public PlanRun Last { get; private set; } = null!;

    /// <summary>The options that it took.</summary>
    public ApplyOptions Options { get; private set; } = new();

    /// <summary>What became of each patch.</summary>
    public ImmutableArray<PatchOutcome> Outcomes => PatchOutcomes.Of(Plan, Last.Results, Last.Verdict!);

    /// <summary>Runs.</summary>
    /// <param name="options">Without fuzz where that will do.</param>
    /// <param name="forced">What the record knows to be forced; null for nothing.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="QuiltStateException">A patch does not fit.</exception>
    public void Run(ApplyOptions options, ForcedPatch? forced, CancellationToken cancellation)
    {
        for (Options = options; !Fits(forced, cancellation);)
        {
            if (isForced && Last.Verdict!.Rejected.Keys.All(place => place == references.Count - 1) && MoreOf(forced) is { } more)
            {
                forced = more;
            }
            else if (Options.Fuzz < QuiltsFuzz)
            {
                Options = Options with { Fuzz = QuiltsFuzz };
            }
            else
            {
                var name = Plan.Patches[Last.Verdict!.Rejected.Keys.Min()].Name;
                throw new QuiltStateException(
                    $"{name} is applied, but its file does not fit what quilt's .pc has kept",
                    "refresh it with 'quilt refresh', or take it out with 'quilt pop -f'");
            }
        }
    }

    private bool Fits(ForcedPatch? forced, CancellationToken cancellation)
    {
        Patches = new SeriesPatches(references) { Forced = forced, TakesText = true };
        Plan = ApplyPlan.Of(Patches.ReadAll(crew, null, cancellation));
        Last = new PlanRun(Plan, Options, crew);
        sink.Begin(Plan.Groups.Length);
        Last.Run(mainline, new Verdict(Plan, int.MaxValue, keepsGoing: false), sink, null, cancellation);
        return Last.Verdict!.Rejected.Count == 0;
    }

    // A section that does not fit hides those behind it, so there may be more of them next time.
    private ForcedPatch? MoreOf(ForcedPatch? forced)
    {
        var (place, hash) = (references.Count - 1, Patches.ToRecord(references.Count - 1, isApplied: true).Hash);
        if (Outcomes[place] is not PatchOutcome.Rejected { Files.IsEmpty: false } rejected || rejected.Files.Any(file => file.Path is null))
        {
            return null;
        }

        var patches = new SeriesPatches([references[place]]);
        var whole = patches.ReadAll(crew, null, CancellationToken.None)[0].Whole;
        var known = forced is { } before && before.Hash == hash ? before.Hunks : [];
        var hunks = rejected.Files.SelectMany(file => ForcedHunks.Of(file, whole)).Except(known).ToList();
        return hunks.Count == 0 ? null : new ForcedPatch(hash, [.. known.Concat(hunks).OrderBy(hunk => hunk.Line)]);
    }
}
