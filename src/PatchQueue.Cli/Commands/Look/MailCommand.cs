using System.CommandLine;
using System.Globalization;
using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Stack;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq mail</c>: patches as a mailbox that <c>git am</c> takes.</summary>
internal sealed class MailCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "mail",
        "Write patches as a mailbox for git am",
        "  pq mail --mbox queue.mbox\n  pq mail net-fix.patch | git am\n  pq mail first.patch last.patch --mbox part.mbox\n"
        + "  pq mail --prefix 'PATCH net-next' - net-fix.patch",
        context => new MailCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Argument<string?> _first = new("FIRST")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The only patch, or the first one (- is the first of the series; default: all)",
    };

    private readonly Argument<string?> _last = new("LAST")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The last patch (- is the last of the series)",
    };

    private readonly Option<string?> _mbox = new("--mbox") { HelpName = "FILE", Description = "Write to a file (default: -, the output)" };
    private readonly Option<string> _prefix = new("--prefix")
    {
        HelpName = "PFX",
        Description = "What stands before the number in the subjects",
        DefaultValueFactory = _ => "PATCH",
    };

    private Command Create(CommandContext context)
    {
        var command = new Command("mail", Entry.Summary) { _first, _last, _mbox, _prefix };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var queue = QueueArguments.Open(_queue.Read(parsed), context);
        using var list = PatchList.Read(queue.Folder!, queue.Settings, isVanilla: false);
        DiagnosticText.Write(list.Diagnostics, context);
        var chosen = Range(list.References, parsed.GetValue(_first), parsed.GetValue(_last));
        var patches = new SeriesPatches(chosen).ReadAll(new Crew(1), null, cancellation);
        var box = new MemoryStream();
        for (var i = 0; i < patches.Length; i++)
        {
            box.Write(MailMessage.Write(Plain(patches[i]), patches[i].Name, Mark(parsed.GetValue(_prefix)!, i + 1, patches.Length)));
        }

        if (parsed.GetValue(_mbox) is { } file and not "-")
        {
            QueueFile.Write(context.PathOf(file), box.ToArray());
            context.Out.WriteLine($"{patches.Length} {(patches.Length == 1 ? "patch" : "patches")} written to {file}");
        }
        else
        {
            DiffText.Write(box.ToArray(), context);
        }

        return ExitCode.Done;
    }

    private static List<PatchReference> Range(IReadOnlyList<PatchReference> series, string? first, string? last)
    {
        if (series.Count == 0)
        {
            throw new NothingToDoException("the series has no active patch");
        }

        var stack = PatchStack.Of(null, series);
        var from = first is null or "-" ? 0 : stack.Find(first);
        var to = last is "-" || first is null ? series.Count - 1 : last is null ? from : stack.Find(last);
        return to >= from
            ? [.. series.Skip(from).Take(to - from + 1)]
            : throw new UsageException($"{series[from].DisplayName} comes behind {series[to].DisplayName} in the series");
    }

    private static Patches.Patch Plain(PlannedPatch planned) => planned switch
    {
        { Patch.FirstError: { } fault } => throw new IOException($"{planned.Name}:{fault.Line}: {fault.Message}"),
        { IsReversed: true } => throw new IOException($"{planned.Name} is applied in reverse, which a mail cannot say"),
        { Strip: not 1 } => throw new IOException($"{planned.Name} is applied with -p{planned.Strip}, and git am takes -p1"),
        _ => planned.Whole,
    };

    // [PATCH 03/12]
    private static string Mark(string prefix, int number, int count)
    {
        var digits = count.ToString(CultureInfo.InvariantCulture).Length;
        var place = count == 1 ? "" : $"{number.ToString($"d{digits}", CultureInfo.InvariantCulture)}/{count}";
        return $"{prefix} {place}".Trim();
    }
}
