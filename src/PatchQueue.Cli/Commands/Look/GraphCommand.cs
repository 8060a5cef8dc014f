using System.CommandLine;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Tracing;

namespace PatchQueue.Commands;

/// <summary><c>pq graph</c>: which patches rest on which.</summary>
internal sealed class GraphCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "graph",
        "Show which patches rest on which",
        "  pq graph\n  pq graph net-fix.patch\n  pq graph --all --reduce --dot\n  pq graph --files net-fix.patch",
        context => new GraphCommand().Create(context));

    private readonly Argument<string?> _patch = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "What it rests on and what rests on it (default: what the top rests on)",
    };

    private readonly Option<bool> _all = new("--all") { Description = "All patches that are applied" };
    private readonly Option<bool> _files = new("--files") { Description = "Patches rest on each other by files, not by lines" };
    private readonly Option<string?> _lines = new("--lines")
    {
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "N",
        Description = "By lines, with N lines of context (default: those of the patch)",
    };

    private readonly Option<bool> _reduce = new("--reduce") { Description = "Leave out what follows from other edges" };
    private readonly Option<bool> _dot = new("--dot") { Description = "Print a graph for dot(1)" };
    private readonly Option<string?> _labels = new("--edge-labels")
    {
        HelpName = "files",
        Description = "With --dot: name the files at the edges",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context) =>
        new TreeArguments().Reading(Entry, context, [_patch, _all, _files, _lines, _reduce, _dot, _labels, _json], (session, parsed, _) =>
        {
            var graph = Make(session, parsed, out var selected);
            var report = new GraphReport(parsed.GetValue(_reduce) ? graph.Reduced() : graph, session.Stack.Series, selected);
            if (parsed.GetValue(_json))
            {
                GraphJson.Write(report, context.Out);
            }
            else if (parsed.GetValue(_dot) || parsed.GetValue(_labels) is not null)
            {
                GraphDot.Write(report, parsed.GetValue(_labels) is not null, context.Out);
            }
            else
            {
                GraphText.Write(report, context.Out);
            }

            return ExitCode.Done;
        });

    private PatchGraph Make(TreeSession session, ParseResult parsed, out int? selected)
    {
        if (parsed.GetValue(_labels) is not (null or "files"))
        {
            throw new UsageException("--edge-labels takes 'files'");
        }

        var stack = session.StackInOrder();
        var name = parsed.GetValue(_patch);
        var maker = new GraphMaker(session.Tree, stack, Rule(parsed), session.Crew);
        if (parsed.GetValue(_all))
        {
            selected = null;
            return name is null ? maker.OfAll() : throw new UsageException("--all takes no patch");
        }

        selected = stack.FindApplied(name);
        return maker.Around(selected.Value);
    }

    private RestingRule Rule(ParseResult parsed)
    {
        if (parsed.GetValue(_files))
        {
            return new RestingRule.ByFiles();
        }

        return parsed.GetValue(_lines) is not { } word ? new RestingRule.ByLines(null)
            : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? new RestingRule.ByLines(lines)
            : throw new UsageException($"--lines does not take '{word}'");
    }
}
