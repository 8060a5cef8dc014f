using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq tag get</c>.</summary>
internal sealed class TagGetCommand
{
    private readonly QueueArguments _queue = new();
    private readonly Argument<string> _name = new("NAME") { Description = "The tag's name; case does not matter" };
    private readonly Argument<string[]> _patches = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "The patches (default: the top of the tree)",
    };

    private readonly Option<bool> _all = new("--all") { Description = "All patches of the series" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    /// <summary>Builds it.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("get", "Print the values of a tag, one a line") { _name, _patches, _all, _json };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        using var session = QueueSession.Open(_queue.Read(parsed), context);
        var name = parsed.GetValue(_name)!;
        var patches = session.Find(parsed.GetValue(_patches) ?? [], parsed.GetValue(_all)).Select(TaggedPatch.Read);
        if (parsed.GetValue(_json))
        {
            TagJson.Write(patches, name, context.Out);
        }
        else
        {
            TagText.Write([.. patches], name, context.Out);
        }

        return ExitCode.Done;
    }
}
