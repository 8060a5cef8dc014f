using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Culprits;
using PatchQueue.Headers;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Rebasing;
using PatchQueue.Refreshing;
using PatchQueue.Resolving;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What a step of a rebase has done and what is left, for people.</summary>
/// <param name="context">The world around the command.</param>
internal sealed class StepText(CommandContext context)
{
    private const int WordWidth = 17;

    /// <summary>How many patches wait, in words.</summary>
    public static string Count(int count) => count == 1
        ? "1 patch waits"
        : string.Create(CultureInfo.InvariantCulture, $"{count} patches wait");

    /// <summary>Says what the first step has written.</summary>
    /// <param name="step">The step.</param>
    /// <param name="recorded">The file that says what the queue is on top of now; null for none.</param>
    public void WriteBegun(StepRun step, string? recorded)
    {
        var gone = step.Patches.Count(patch => patch.Goes);
        var written = step.Patches.Count(patch => patch.Bytes is not null && !patch.Goes);
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{written} patches written anew, {gone} taken out that upstream has; {Hunks(step.Ledger)}"));
        WriteReferences(step);
        if (recorded is not null)
        {
            context.Out.WriteLine($"the new mainline stands in {Relative(recorded)}");
        }
        else
        {
            context.Error.WriteLine("hint: nothing in the queue says what it is on top of; a pq.toml with 'mainline = \"SRC\"' would");
        }
    }

    /// <summary>Says what a later step has written.</summary>
    public void WriteStep(StepRun step)
    {
        foreach (var patch in step.Patches.Where(patch => patch.Row.Files.Any(file => file.Note is not null)))
        {
            var note = patch.Row.Files.First(file => file.Note is not null).Note;
            context.Out.WriteLine($"{patch.Patch.DisplayName}: resolved as before ({note})");
        }

        WriteReferences(step);
        foreach (var name in step.Reopened)
        {
            context.Out.WriteLine($"{name}: does not fit any more as it was settled; it waits again");
        }

        if (step.State.Open.IsEmpty)
        {
            context.Out.WriteLine("all patches are settled");
        }
    }

    /// <summary>Says what a patch has become by a person's hands.</summary>
    public void WriteSettled(RebasedPatch patch)
    {
        context.Out.WriteLine($"{patch.Patch.DisplayName}: {(patch.IsDropped ? "nothing of it is left; it is taken out" : "settled")}");
        foreach (var hunk in patch.Accounts.Where(account => account.Fate == HunkFate.Dropped))
        {
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"warning: {patch.Patch.DisplayName}:{hunk.Line}: "
                + $"none of the lines of hunk {hunk.Hunk} of {hunk.Path.ToDisplay()} is left"));
        }
    }

    /// <summary>Says that a patch is left out.</summary>
    public void WriteDropped(RebasedPatch patch, string? because, string person) => context.Out.WriteLine(
        $"{patch.Patch.DisplayName}: left out by {DisplayText.Of(person)}{(because is null ? "" : $": {DisplayText.Of(because)}")}");

    /// <summary>Shows a patch whose files are open.</summary>
    public void WriteOpened(string name, StepRun step, OpenPatch open, ImmutableArray<Culprit> culprits)
    {
        var row = step.Report.Rows[step.IndexOf(name)];
        context.Out.WriteLine($"{OutcomeWords.Of(row.Outcome).PadRight(WordWidth)} {name} ({Count(step.State.Open.Count)})");
        foreach (var file in open.Merged.Where(file => !file.Merge.IsClean || open.Doubtful.Any(other => other.NewPath.Equals(file.Path))))
        {
            var doubt = open.Doubtful.First(other => other.NewPath.Equals(file.Path));
            var what = file.Merge.Kind == FileMergeKind.Conflict
                ? Conflicts(file.Merge.ConflictCount)
                : doubt.Reason ?? OutcomeWords.Of(doubt.Outcome);
            var where = File.Exists(open.PathOf(file.Path)) ? Relative(open.PathOf(file.Path)) : file.Path.ToDisplay();
            context.Out.WriteLine($"    {where}: {what}");
        }

        CulpritText.Write(culprits, context.Out);
        var proposals = open.Proposals;
        for (var i = 0; i < proposals.Count; i++)
        {
            var (file, proposal) = proposals[i];
            var path = open.Doubtful.Skip(1).Any() ? $"{file.NewPath.ToDisplay()}: " : "";
            var words = ProposalWords.Of(proposal.Kind);
            var note = proposal.Note.StartsWith(words, StringComparison.Ordinal) ? proposal.Note
                : proposal.Note.Length > 0 ? $"{words} ({proposal.Note})"
                : words;
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}  {path}{note}"));
        }

        context.Error.WriteLine(
            "hint: bring the files together, then 'pq rebase --continue'; or --accept N, --tool, --skip, --take another PATCH");
    }

    /// <summary>Says where the markers are that are left.</summary>
    public void WriteUnresolved(OpenPatch open)
    {
        var left = open.Unresolved();
        foreach (var (path, line) in left)
        {
            context.Out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"    {Relative(open.PathOf(path))}:{line}: a conflict marker"));
        }

        if (left.Count == 0)
        {
            context.Error.WriteLine("hint: no conflict marker is left; 'pq rebase --continue' goes on");
        }
    }

    /// <summary>Lists the patches that wait.</summary>
    public void WriteStatus(RebaseState? state, IReadOnlyCollection<string> taken, RebaseFolder folder)
    {
        if (state is null)
        {
            context.Out.WriteLine("no rebase is going on");
            return;
        }

        context.Out.WriteLine($"rebase from {state.From} onto {state.Onto}: {Count(state.Open.Count)}");
        foreach (var (name, text) in state.Open)
        {
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var taker = folder.TakerOf(name) is { } person ? $" ({DisplayText.Of(person)} works on it)" : "";
            context.Out.WriteLine($"{lines[0].PadRight(WordWidth)} {name}{taker}");
            if (taken.Contains(name))
            {
                context.Out.WriteLine($"    its files are in {Relative(Path.Combine(folder.WorkOf(name), "files"))}");
            }
        }
    }

    private void WriteReferences(StepRun step)
    {
        foreach (var patch in step.Patches.Where(patch => patch.Goes))
        {
            var header = PatchHeader.Read(step.PatchOf(patch.Row.PatchIndex).Whole.Text);
            var references = Reference.In(header).Select(one => one.Text).ToList();
            if (references.Count > 0)
            {
                var to = patch.CarriedTo is { } other ? $", and {other.DisplayName} has them now" : "";
                context.Out.WriteLine($"for the changelog: {patch.Patch.DisplayName} is upstream ({string.Join(' ', references)}){to}");
            }
        }
    }

    private static string Hunks(PortLedger ledger)
    {
        var counts = ledger.Rows.CountBy(row => row.Fate).OrderBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {Words(pair.Key)}"));
        return string.Create(CultureInfo.InvariantCulture, $"of {ledger.Rows.Length} hunks {string.Join(", ", counts)}");
    }

    private static string Words(PortFate fate) => fate switch
    {
        PortFate.Open => "waiting",
        _ => fate.ToString().ToLowerInvariant(),
    };

    private static string Conflicts(int count) =>
        count == 1 ? "1 conflict" : string.Create(CultureInfo.InvariantCulture, $"{count} conflicts");

    private string Relative(string path) => Path.GetRelativePath(context.WorkingDirectory, path);
}
