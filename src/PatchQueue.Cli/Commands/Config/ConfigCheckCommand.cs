using System.Collections.Immutable;
using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Dialects;
using PatchQueue.Kconfig;
using PatchQueue.Layering;
using PatchQueue.Output;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq config check</c>: what the rows ask for against what the kernel makes of it.</summary>
internal sealed class ConfigCheckCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string[]> _rows = new("ROW") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these rows" };
    private readonly Option<string[]> _classes = new("--class")
    {
        HelpName = "C",
        Description = "Only this class: " + string.Join(", ", Enum.GetValues<FindingClass>().Select(ConfigFinding.Word)) + "; repeatable",
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Print notes as well, which need nobody" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("check", "Compare what the rows ask for with what the kernel makes of it") { _rows, _classes,
            _verbose, _json };
        _configs.AddWithTree(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var session = _configs.Open(parsed, context);
        var classes = (parsed.GetValue(_classes) ?? []).Select(ClassOf).ToHashSet();
        var rows = session.Rows(parsed.GetValue(_rows)!).Where(row => !row.IsEmpty).ToList();
        var findings = Find(session, rows, cancellation)
            .Where(finding => classes.Count == 0 || classes.Contains(finding.Class)).ToImmutableArray();
        if (parsed.GetValue(_json))
        {
            ConfigCheckJson.Write(findings, rows.Count, context.Out);
        }
        else
        {
            ConfigCheckText.Write(findings, rows.Count, parsed.GetValue(_verbose), context.Out);
        }

        return findings.Any(finding => finding.Severity > Severity.Note) ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    /// <summary>All findings of rows, and of the layers that they are made of.</summary>
    public static ImmutableArray<ConfigFinding> Find(ConfigSession session, IReadOnlyList<ConfigRow> rows, CancellationToken cancellation)
    {
        var results = session.Evaluate(rows, ConfQuestion.Unanswered, cancellation);
        var ofRows = RowCheck.All(rows, results, new KconfigIndexes(session.Tree), session.Crew, cancellation);
        return ConfigFinding.Join([.. ofRows, .. OfLayers(session.Matrix)]);
    }

    private static IEnumerable<ConfigFinding> OfLayers(ConfigMatrix matrix)
    {
        foreach (var (_, option) in LayerCompaction.Duplicates(matrix))
        {
            yield return new(FindingClass.Duplicate, Severity.Warning, option.Symbol,
                $"{option.Value} loses against another line of its layer", option.Origin, []);
        }

        foreach (var (_, option) in LayerCompaction.Redundant(matrix))
        {
            yield return new(FindingClass.Redundant, Severity.Note, option.Symbol, $"{option.Value} is what all rows inherit here",
                option.Origin, []);
        }
    }

    private static FindingClass ClassOf(string word)
    {
        foreach (var found in Enum.GetValues<FindingClass>())
        {
            if (ConfigFinding.Word(found).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return found;
            }
        }

        throw new UsageException($"there is no class '{DisplayText.Of(word)}'",
            string.Join(", ", Enum.GetValues<FindingClass>().Select(ConfigFinding.Word)));
    }
}
