using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Stack;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq bisect run</c>.</summary>
internal sealed class BisectRunCommand
{
    private readonly Argument<string[]> _words = new("CMD")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The program and its arguments",
    };

    private readonly Option<string?> _good = new("--good")
    {
        HelpName = "PATCH",
        Description = "All is well behind this patch (default: mainline)",
    };

    private readonly Option<string?> _bad = new("--bad")
    {
        HelpName = "PATCH",
        Description = "It is broken behind this patch (default: the top)",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON; the program prints to the errors then" };

    /// <summary>Builds it.</summary>
    public Command Create(CommandContext context)
    {
        var row = new CommandEntry("run", "Try patches until the first bad one is found", "", Create);
        return new TreeArguments().Writing(row, context, [_words, _good, _bad, _json], Run);
    }

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var search = Begin(session.StackInOrder(), parsed.GetValue(_good), parsed.GetValue(_bad));
        var isJson = parsed.GetValue(_json);
        var program = new TreeProgram(parsed.GetValue(_words)!, session.Path, session.Context) { PrintsToError = isJson };
        var tour = new TreeTour(session);
        var report = new BisectReport(tour.Series);
        var writer = isJson ? session.Context.Error : session.Context.Out;
        try
        {
            var trial = new Trial(tour, program, report, session.Request.IsQuiet ? TextWriter.Null : writer, cancellation);
            search = Search(trial, search, parsed.GetValue(_good) is not null, parsed.GetValue(_bad) is not null);
        }
        finally
        {
            tour.Return();
        }

        report = report with { Suspects = [.. search.Suspects.Select(position => position - 1)] };
        report = report with { Files = report.Suspects is [var found] ? [.. FilesOf(session, found)] : [] };
        (isJson ? (Action<BisectReport, TextWriter>)BisectJson.Write : BisectText.Write)(report, session.Context.Out);
        return report.Suspects.Count == 1 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static BisectSearch Begin(PatchStack stack, string? good, string? bad)
    {
        var search = new BisectSearch(good is null ? 0 : stack.Find(good) + 1, bad is null ? stack.Position : stack.Find(bad) + 1);
        return search.Bad == 0 ? throw new NothingToDoException("no patch is applied; --bad names one to begin with")
            : search.Good >= search.Bad ? throw new UsageException("the good patch must come before the bad one")
            : search;
    }

    // An end that is only taken for granted is tried too: the tree stands at the bad one anyway, and the mainline may be to blame.
    private static BisectSearch Search(Trial trial, BisectSearch search, bool isGoodSaid, bool isBadSaid)
    {
        if (!isBadSaid && trial.IsBad(search.Bad) == false)
        {
            throw new NothingToDoException($"{trial.Program} succeeds behind {trial.NameOf(search.Bad)}: nothing is broken");
        }

        while (search.Next is { } position)
        {
            trial.Writer.WriteLine($"at most {search.StepsLeft} to try");
            search = search.With(position, trial.IsBad(position));
        }

        return search.Good > 0 || isGoodSaid || trial.IsBad(0) != true
            ? search
            : throw new NothingToDoException($"{trial.Program} fails on the mainline already: no patch is to blame");
    }

    // Named by the patch: the tree may be below it now.
    private static IReadOnlyList<Text.TreePath> FilesOf(TreeSession session, int patch) =>
        new PatchFiles(session.Tree, session.Stack, session.Crew).NamedBy(patch);

    // One run of the program after another, at places of the series.
    private sealed record Trial(TreeTour Tour, TreeProgram Program, BisectReport Report, TextWriter Writer, CancellationToken Cancellation)
    {
        // As git bisect run: 125 cannot be said, up to 127 it is bad, anything above is no answer.
        private const int CannotSay = 125;
        private const int LastBad = 127;

        public string NameOf(int position) => position == 0 ? "the mainline" : Tour.Series[position - 1].DisplayName;

        public bool? IsBad(int position)
        {
            var name = NameOf(position);
            if (Tour.GoTo(position - 1, Cancellation) is { } rejected)
            {
                Tour.Show(rejected);
                throw new IOException($"the tree cannot be taken to {name}");
            }

            Writer.WriteLine($"-- {name}");
            Writer.Flush();
            var code = Program.Run(position == 0 ? "" : name, position == 0 ? [] : Tour.FilesOf(position - 1), Cancellation);
            if (code is < 0 or > LastBad)
            {
                throw new IOException($"{Program} ended with {code} behind {name}, which is no answer");
            }

            bool? isBad = code == CannotSay ? null : code != 0;
            var word = isBad switch
            {
                null => "skipped",
                true => "bad",
                false => "good",
            };
            Writer.WriteLine($"   {name} is {word}");
            if (position > 0)
            {
                Report.Tried.Add((position - 1, word, code));
            }

            return isBad;
        }
    }
}
