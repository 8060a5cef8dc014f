using System.CommandLine;
using System.CommandLine.Parsing;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Processes;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq each</c>: a program is run behind every patch.</summary>
internal sealed class EachCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "each",
        "Run a program in the tree behind every patch",
        "  pq each --exec 'make -j8 net/core/'\n  pq each -- make -j8 net/core/\n  pq each net-fix.patch mm-fix.patch --exec ./test\n"
        + "  pq each --keep-going --exec ./test\n"
        + "\n  The program sees PQ_PATCH and PQ_FILES (the paths that the patch changes, a line each), PATH and TMPDIR, and no shell.",
        context => new EachCommand().Create(context));

    private readonly Argument<string[]> _patches = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Only behind these (default: all of the series); the program may follow behind --",
    };

    private readonly Option<string?> _exec = new("--exec")
    {
        HelpName = "CMD",
        Description = "The program with its arguments, quoted as for a shell",
    };

    private readonly Option<bool> _goOn = new("--keep-going", "-k")
    {
        Description = "Go on when it fails, and list the patches at the end",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON at the end; what the program prints goes to stderr" };

    private Command Create(CommandContext context) => new TreeArguments().Writing(Entry, context, [_patches, _exec, _goOn, _json], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var behind = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value).ToList();
        var words = WordsOf(parsed.GetValue(_exec), behind);
        var stack = session.StackInOrder();
        var names = parsed.GetValue(_patches)!.SkipLast(behind.Count).ToList();
        var places = names.Count > 0 ? [.. names.Select(stack.Find).Distinct().Order()] : Enumerable.Range(0, stack.Series.Count).ToList();
        if (places.Count == 0)
        {
            throw new NothingToDoException("the series has no active patch");
        }

        var tour = new TreeTour(session);
        var isJson = parsed.GetValue(_json);
        try
        {
            var program = new TreeProgram(words, session.Path, session.Context) { PrintsToError = isJson };
            return Run(session, tour, program, places, (parsed.GetValue(_goOn), isJson), cancellation);
        }
        finally
        {
            tour.Return();
        }
    }

    private static int Run(
        TreeSession session,
        TreeTour tour,
        TreeProgram program,
        List<int> places,
        (bool GoesOn, bool IsJson) how,
        CancellationToken cancellation)
    {
        var rows = new List<(string Patch, int? Code)>();
        for (var i = 0; i < places.Count && (how.GoesOn || rows.All(row => row.Code == 0)); i++)
        {
            var name = tour.Series[places[i]].DisplayName;
            if (tour.GoTo(places[i], cancellation) is { } rejected)
            {
                tour.Show(rejected);
                rows.Add((name, null));
                break;
            }

            Say(session, how.IsJson, $"-- {name} ({i + 1} of {places.Count})");
            rows.Add((name, program.Run(name, tour.FilesOf(places[i]), cancellation)));
        }

        if (how.IsJson)
        {
            EachJson.Write(program.ToString(), rows, session.Context.Out);
        }

        foreach (var (patch, code) in rows.Where(row => row.Code is not (null or 0)))
        {
            session.Context.Error.WriteLine($"error: {Text.DisplayText.Of($"{patch}: {program} ended with {code}")}");
        }

        var isDone = rows.All(row => row.Code == 0);
        if (isDone)
        {
            Say(session, how.IsJson, $"{program} ended with 0 behind {(places.Count == 1 ? "1 patch" : $"{places.Count} patches")}");
        }

        return isDone ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IReadOnlyList<string> WordsOf(string? exec, List<string> behind)
    {
        try
        {
            IReadOnlyList<string> words = exec is null ? behind : ShellWords.Split(exec);
            return words.Count == 0 || (exec is not null && behind.Count > 0)
                ? throw new UsageException("each takes a program, by --exec CMD or behind --", "pq help each shows examples")
                : words;
        }
        catch (FormatException fault)
        {
            throw new UsageException(fault.Message);
        }
    }

    private static void Say(TreeSession session, bool isJson, string line)
    {
        if (!session.Request.IsQuiet && !isJson)
        {
            session.Context.Out.WriteLine(Text.DisplayText.Of(line));
        }
    }
}
