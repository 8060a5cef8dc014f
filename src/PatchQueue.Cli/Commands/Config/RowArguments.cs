using System.CommandLine;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Commands;

/// <summary>The options by which a change says which rows it is for, and why.</summary>
internal sealed class RowArguments
{
    private readonly Option<string[]> _rows = new("--rows")
    {
        HelpName = "ROW",
        Description = "Only these rows: a row, an architecture, or its first parts with * for any; repeatable",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _layer = new("--layer") { HelpName = "L",
        Description = "The layer to change, as config list --layers has it" };
    private readonly Option<string?> _note = new("--note") { HelpName = "TEXT", Description = "Why; stands with the option" };
    private readonly Option<string?> _reference = new("--ref") { HelpName = "REF",
        Description = "A bug, a CVE or a commit; stands with the note" };

    /// <summary>Adds all of them.</summary>
    public void AddTo(Command command)
    {
        AddRowsTo(command);
        command.Options.Add(_layer);
        command.Options.Add(_note);
        command.Options.Add(_reference);
    }

    /// <summary>Adds only what says which rows.</summary>
    public void AddRowsTo(Command command) => command.Options.Add(_rows);

    /// <summary>The rows that are meant.</summary>
    public IReadOnlyList<ConfigRow> Rows(ParseResult parsed, ConfigSession session) => session.Rows(parsed.GetValue(_rows) ?? []);

    /// <summary>The layer that is named; null for none.</summary>
    public string? Layer(ParseResult parsed) => parsed.GetValue(_layer);

    /// <summary>What is said about it.</summary>
    public OptionNote Note(ParseResult parsed)
    {
        var (words, reference) = (parsed.GetValue(_note) ?? "", parsed.GetValue(_reference) ?? "");
        return words.Concat(reference).Any(char.IsControl)
            ? throw new Cli.UsageException("a note and its reference are one line")
            : new OptionNote(words.Trim(), reference.Trim());
    }
}
