using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq delete</c>: a patch leaves the series, and the tree where it is in it.</summary>
internal sealed class DeleteCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "delete",
        "Take a patch out of the series, and out of the tree",
        "  pq delete\n  pq delete -r net-fix.patch\n  pq delete net-fix.patch --dry-run",
        context => new DeleteCommand().Create(context));

    private readonly Argument<string?> _patch = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Another patch than the top",
    };

    private readonly Option<bool> _next = new("-n") { Description = "The patch after the top" };
    private readonly Option<bool> _remove = new("-r") { Description = "Remove the patch's file too" };
    private readonly Option<bool> _backup = new("--backup") { Description = "With -r: rename the file to PATCH~ instead" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change nothing; say which patches rest on it" };
    private readonly Option<bool> _json = new("--json") { Description = "With --dry-run: print JSON" };

    private Command Create(CommandContext context) => new TreeArguments { IsQuestion = parsed => parsed.GetValue(_dryRun) }.Writing(
        Entry, context, [_patch, _next, _remove, _backup, _dryRun, _json], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var patch = Find(session, parsed);
        var place = session.PlaceOf(patch);
        return parsed.GetValue(_dryRun)
            ? Forecast(session, patch, place, parsed.GetValue(_json), cancellation)
            : Delete(session, patch, place, parsed, cancellation);
    }

    private PatchReference Find(TreeSession session, ParseResult parsed)
    {
        if (!parsed.GetValue(_next))
        {
            return parsed.GetValue(_patch) is null && session.Stack.Top is null
                ? throw new UnknownPatchException("no patch is applied", "name the one that is to go")
                : session.FindEntry(parsed.GetValue(_patch));
        }

        return parsed.GetValue(_patch) is null
            ? session.Stack.Next ?? throw new NothingToDoException("no patch comes after the top")
            : throw new UsageException("-n takes the patch after the top, so no other can be named");
    }

    private static int Forecast(TreeSession session, PatchReference patch, int place, bool isJson, CancellationToken cancellation)
    {
        var removal = place < 0
            ? new Removal(patch, [], [])
            : Removal.Of(session.Tree, session.List.References, place, session.NewJob(null), cancellation);
        if (isJson)
        {
            RemovalJson.Write(removal, session.Context.Out);
        }
        else
        {
            RemovalText.Write(removal, session.Context.Out);
        }

        return removal.IsHarmless ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private int Delete(TreeSession session, PatchReference patch, int place, ParseResult parsed, CancellationToken cancellation)
    {
        var (file, backup) = (patch.FilePath, patch.FilePath + "~");
        var (removes, keeps) = (parsed.GetValue(_remove), parsed.GetValue(_remove) && parsed.GetValue(_backup));
        var position = session.Stack.Position;
        var draft = new SeriesDraft(session.Queue.Folder!);
        draft.Remove(patch);
        var run = new DraftRun(session, draft)
        {
            Position = place >= 0 && place < position ? position - 1 : null,
            Files = removes ? keeps ? [file, backup] : [file] : [],
            After = () => RemoveFile(file, removes, keeps ? backup : null),
        };
        var code = run.Carry($"would be rejected without {patch.DisplayName}", cancellation);
        if (code == ExitCode.Done && !session.Request.IsQuiet)
        {
            var left = keeps ? $"; its file is {patch.DisplayName}~ now" : removes ? " and its file removed" : "";
            session.Context.Out.WriteLine($"{patch.DisplayName} is taken out of the series{left}");
        }

        return code;
    }

    private static void RemoveFile(string file, bool removes, string? backup)
    {
        if (removes && File.Exists(file))
        {
            if (backup is not null)
            {
                QueueFile.Copy(file, backup);
            }

            QueueFile.Remove(file);
        }
    }
}
