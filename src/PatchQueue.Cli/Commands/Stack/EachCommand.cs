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

    private Command Create(CommandContext context) => new TreeArguments().Writing(Entry, context, [_patches, _exec, _goOn], Run);

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
        try
        {
            return Run(session, tour, new TreeProgram(words, session.Path, session.Context), places, parsed.GetValue(_goOn), cancellation);
        }
        finally
        {
            tour.Return();
        }
    }

    private static int Run(
        TreeSession session, TreeTour tour, TreeProgram program, List<int> places, bool goesOn, CancellationToken cancellation)
    {
        var failed = new List<string>();
        for (var i = 0; i < places.Count && (failed.Count == 0 || goesOn); i++)
        {
            if (tour.GoTo(places[i], cancellation) is { } rejected)
            {
                tour.Show(rejected);
                return ExitCode.NeedsPerson;
            }

            var name = tour.Series[places[i]].DisplayName;
            Say(session, $"-- {name} ({i + 1} of {places.Count})");
            var code = program.Run(name, tour.FilesOf(places[i]), cancellation);
            failed.AddRange(code == 0 ? [] : [$"{name}: {program} ended with {code}"]);
        }

        failed.ForEach(line => session.Context.Error.WriteLine($"error: {line}"));
        if (failed.Count == 0)
        {
            Say(session, $"{program} ended with 0 behind {(places.Count == 1 ? "1 patch" : $"{places.Count} patches")}");
        }

        return failed.Count > 0 ? ExitCode.NeedsPerson : ExitCode.Done;
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

    private static void Say(TreeSession session, string line)
    {
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine(Text.DisplayText.Of(line));
        }
    }
}
