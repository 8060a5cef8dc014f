using System.CommandLine;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Expanding;
using PatchQueue.Guards;
using PatchQueue.Output;
using PatchQueue.Series;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq guard</c>: when patches of a series.conf are applied.</summary>
internal sealed class GuardCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "guard",
        "Print or set the guards of patches",
        "  pq guard net-fix\n  pq guard net-fix +needs_update --because 'context changed in 6.12'\n  pq guard net-fix --none\n"
        + "  pq guard net-fix -vendor",
        context => new GuardCommand().Create(context))
    {
        IsBundling = false,
    };

    private readonly Argument<string[]> _words = new("PATCH|GUARD")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Patches, and the guards that they are to have: +SYM, -SYM, or - for never",
    };

    private readonly Option<bool> _none = new("--none") { Description = "Take the guards away, and the comment that gave their reason" };
    private readonly Option<string?> _because = new("--because") { HelpName = "TEXT", Description = "The reason; becomes the comment" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context) =>
        new TreeArguments { IsQuestion = IsQuestion }.Writing(Entry, context, [_words, _none, _because, _json], Run);

    private bool IsQuestion(ParseResult parsed) =>
        !parsed.GetValue(_none) && parsed.GetValue(_because) is null && !parsed.GetValue(_words)!.Any(IsGuard);

    private static bool IsGuard(string word) => word is ['+' or '-', ..];

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var words = parsed.GetValue(_words)!.ToLookup(IsGuard);
        var patches = words[false].Select(session.FindEntry).ToList();
        var guards = words[true].ToList();
        if (patches.Count == 0 || (guards.Count > 0 && parsed.GetValue(_none)))
        {
            throw new UsageException(patches.Count == 0 ? "name a patch" : "--none takes all guards away, so none can be given");
        }

        var because = parsed.GetValue(_because);
        return IsQuestion(parsed)
            ? Print(session, patches, parsed.GetValue(_json))
            : Set(
                session,
                patches,
                guards.Count > 0 || parsed.GetValue(_none) ? GuardList.Of(guards.Select(Parse)) : null,
                because ?? (parsed.GetValue(_none) ? "" : null),
                cancellation);
    }

    private static int Print(TreeSession session, List<PatchReference> patches, bool isJson)
    {
        var draft = new SeriesDraft(session.Queue.Folder!);
        var rows = patches.Select(patch => new GuardRow(EntryOf(session, draft, patch), session.Queue.Settings.SymbolSet)).ToList();
        if (isJson)
        {
            GuardJson.Write(rows, session.Context.Out);
        }
        else
        {
            GuardText.Write(rows, session.Context.Out);
        }

        return ExitCode.Done;
    }

    // Null for what stays as it is.
    private static int Set(
        TreeSession session, List<PatchReference> patches, GuardList? guards, string? comment, CancellationToken cancellation)
    {
        var draft = new SeriesDraft(session.Queue.Folder!);
        foreach (var patch in patches)
        {
            draft.Change(patch.SeriesFile, series =>
            {
                var entry = SeriesDraft.EntryOf(series, patch);
                return SeriesEdit.Guard(series, entry, guards ?? entry.Guards, comment);
            });
        }

        if (!draft.IsOtherwise)
        {
            throw new NothingToDoException("the guards are so already");
        }

        using var list = draft.ToList(session.Queue.Settings);
        var (old, stack) = (session.Stack, PatchStack.Of(session.Tree.Record, list.References));
        var isMoving = old.Position > 0 && !stack.IsAsSeries;
        var run = new DraftRun(session, draft) { Position = isMoving ? stack.Position : null };
        var code = run.Carry("would be rejected then", cancellation);
        if (code == ExitCode.Done && !session.Request.IsQuiet)
        {
            Say(session, draft, patches, isMoving ? stack : null);
        }

        return code;
    }

    private static void Say(TreeSession session, SeriesDraft draft, List<PatchReference> patches, PatchStack? moved)
    {
        var symbols = session.Queue.Settings.SymbolSet;
        GuardText.Write(patches.Select(patch => new GuardRow(EntryOf(session, draft, patch), symbols)), session.Context.Out);
        if (moved is not null)
        {
            session.Context.Out.WriteLine(moved.Top is { } top ? $"now at {top.DisplayName}" : "no patch is applied");
        }
    }

    private static SeriesEntry EntryOf(TreeSession session, SeriesDraft draft, PatchReference patch) =>
        SeriesDraft.EntryOf(draft.Of(session.Queue.Folder!.Series.First(file => file.Path == patch.SeriesFile)), patch);

    private static Guard Parse(string word) => Guard.TryParse(Encoding.UTF8.GetBytes(word), out var guard) && !word.Any(char.IsWhiteSpace)
        ? guard
        : throw new UsageException($"'{word}' is no guard; one is +SYM or -SYM");
}
