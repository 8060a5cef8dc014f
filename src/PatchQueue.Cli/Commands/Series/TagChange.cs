using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Headers;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary><c>pq tag set</c>, <c>add</c> and <c>delete</c>: they differ in what becomes of a header.</summary>
internal sealed class TagChange
{
    /// <summary><c>pq tag set</c>.</summary>
    public static readonly TagChange Set = new("set", "Give a tag a value; it is the only one of its name then", HeaderEdit.Set);

    /// <summary><c>pq tag add</c>.</summary>
    public static readonly TagChange Add = new("add", "Add a tag, behind those of its name", AddOnce);

    /// <summary><c>pq tag delete</c>.</summary>
    public static readonly TagChange Delete = new(
        "delete", "Take a tag away", (header, name, value) => HeaderEdit.Delete(header, name, value))
    {
        IsValueOptional = true,
    };

    private readonly string _verb;
    private readonly string _summary;
    private readonly Func<PatchHeader, string, string, PatchHeader> _change;
    private readonly QueueArguments _queue = new();
    private readonly Argument<string> _name = new("NAME") { Description = "The tag's name; case does not matter" };
    private readonly Argument<string> _value = new("VALUE") { Description = "Its value" };
    private readonly Option<string?> _onlyValue = new("--value") { HelpName = "VALUE", Description = "Only those with that value" };
    private readonly Argument<string[]> _patches = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "The patches (default: the top of the tree)",
    };

    private readonly Option<bool> _all = new("--all") { Description = "All patches of the series" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and warnings" };

    private TagChange(string verb, string summary, Func<PatchHeader, string, string, PatchHeader> change) =>
        (_verb, _summary, _change) = (verb, summary, change);

    private bool IsValueOptional { get; init; }

    /// <summary>Builds it.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command(_verb, _summary) { _name };
        if (IsValueOptional)
        {
            command.Options.Add(_onlyValue);
        }
        else
        {
            command.Arguments.Add(_value);
        }

        command.Arguments.Add(_patches);
        command.Options.Add(_all);
        command.Options.Add(_quiet);
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        using var session = QueueSession.Open(_queue.Read(parsed), context);
        var (name, value) = (parsed.GetValue(_name)!, IsValueOptional ? parsed.GetValue(_onlyValue) : parsed.GetValue(_value));
        var changes = new QueueTransaction(session.Queue.Folder!.Root);
        var patches = session.Find(parsed.GetValue(_patches) ?? [], parsed.GetValue(_all));
        foreach (var patch in patches.Select(TaggedPatch.Read))
        {
            patch.Change(Change(patch.Header, name, value), changes);
        }

        session.Commit(changes, [.. changes.Files]);
        if (!parsed.GetValue(_quiet))
        {
            var count = changes.Files.Count();
            context.Out.WriteLine(
                $"{name}: {(count == 0 ? "nothing to change" : count == 1 ? "1 patch changed" : $"{count} patches changed")}");
        }

        return ExitCode.Done;
    }

    private PatchHeader Change(PatchHeader header, string name, string? value)
    {
        try
        {
            return _change(header, name, value!);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message);
        }
    }

    // A second identical one says nothing more.
    private static PatchHeader AddOnce(PatchHeader header, string name, string value) =>
        header.All(name).Any(tag => tag.Value == value || tag.Joined == value) ? header : HeaderEdit.Add(header, name, value);
}
