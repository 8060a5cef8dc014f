using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Output;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq bisect run</c>.</summary>
internal sealed class BisectRunCommand
{
    // As git bisect run: 125 cannot be said, up to 127 it is bad, anything above is no answer.
    private const int CannotSay = 125;
    private const int LastBad = 127;

    private readonly Argument<string[]> _words = new("CMD") { Arity = ArgumentArity.OneOrMore, Description = "The program and its arguments" };
    private readonly Option<string?> _good = new("--good") { HelpName = "PATCH", Description = "All is well behind this patch (default: mainline)" };
    private readonly Option<string?> _bad = new("--bad") { HelpName = "PATCH", Description = "It is broken behind this patch (default: the top)" };
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
            search = Search(tour, search, program, report, session.Request.IsQuiet ? TextWriter.Null : writer, cancellation);
        }
        catch (OperationCanceledException)
        {
            session.Context.Error.WriteLine("note: the tree stays where it is; pq bisect reset takes it back");
            throw;
        }
        catch (Exception)
        {
            tour.Return();
            throw;
        }

        tour.Return();
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

    private static BisectSearch Search(
        TreeTour tour, BisectSearch search, TreeProgram program, BisectReport report, TextWriter writer, CancellationToken cancellation)
    {
        while (search.Next is { } position)
        {
            var name = tour.Series[position - 1].DisplayName;
            if (tour.GoTo(position - 1, cancellation) is { } rejected)
            {
                tour.Show(rejected);
                throw new IOException($"the tree cannot be taken to {name}");
            }

            writer.WriteLine($"-- {name} (at most {search.StepsLeft} to try)");
            writer.Flush();
            var code = program.Run(name, tour.FilesOf(position - 1), cancellation);
            if (code is < 0 or > LastBad)
            {
                throw new IOException($"{program} ended with {code} behind {name}, which is no answer");
            }

            bool? isBad = code == CannotSay ? null : code != 0;
            writer.WriteLine($"   {name} is {Word(isBad)}");
            report.Tried.Add((position - 1, Word(isBad), code));
            search = search.With(position, isBad);
        }

        return search;
    }

    private static string Word(bool? isBad) => isBad switch
    {
        null => "skipped",
        true => "bad",
        false => "good",
    };

    // Named by the patch: the tree may be below it now.
    private static IReadOnlyList<Text.TreePath> FilesOf(TreeSession session, int patch) =>
        new PatchFiles(session.Tree, session.Stack, session.Crew).NamedBy(patch);
}
