using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary><c>pq header</c>: the text before a patch's diff.</summary>
internal sealed class HeaderCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "header",
        "Print or change the text before a patch's diff",
        "  pq header\n  pq header -e net-fix.patch\n  echo 'Acked-by: A B <ab@example.org>' | pq header -a\n  pq header -r < text",
        context => new HeaderCommand().Create(context));

    private readonly Argument<string?> _patch = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Another patch than the top",
    };

    private readonly Option<bool> _append = new("--append", "-a") { Description = "Append what is fed to the command" };
    private readonly Option<bool> _replace = new("--replace", "-r") { Description = "Replace it by what is fed to the command" };
    private readonly Option<bool> _edit = new("--edit", "-e") { Description = "Open it in the editor" };
    private readonly Option<bool> _dep3 = new("--dep3") { Description = "With -e: begin an empty one with DEP-3's fields" };
    private readonly Option<bool> _backup = new("--backup") { Description = "Keep the old patch as PATCH~" };
    private readonly Option<bool> _diffstat = new("--strip-diffstat") { Description = "Take a diffstat out of it" };
    private readonly Option<bool> _blanks = new("--strip-trailing-whitespace") { Description = "Take blanks at ends of lines out of it" };

    private Command Create(CommandContext context) => new TreeArguments { IsQuestion = parsed => Ways(parsed) == 0 }.Writing(
        Entry, context, [_patch, _append, _replace, _edit, _dep3, _backup, _diffstat, _blanks], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var patch = session.FindEntry(parsed.GetValue(_patch));
        var parts = PatchParts.Read(patch);
        var ways = Ways(parsed);
        if (ways == 0)
        {
            session.Context.WriteBytes(Strip(parsed, parts.Header.ToArray()));
            return ExitCode.Done;
        }

        if (ways > 1)
        {
            throw new UsageException("-a, -r and -e are three ways to change it; choose one");
        }

        return parsed.GetValue(_edit)
            ? Edit(session, parsed, patch, parts)
            : Write(session, parsed, patch, parts, Strip(parsed, HeaderText.Ended(
                [.. parsed.GetValue(_append) ? HeaderText.Ended(parts.Header.Span) : [], .. session.Context.ReadInput().Span])));
    }

    private int Ways(ParseResult parsed) => new[] { _append, _replace, _edit }.Count(parsed.GetValue);

    // The tree is let go while the editor is open: other commands may want it.
    private int Edit(TreeSession session, ParseResult parsed, PatchReference patch, PatchParts parts)
    {
        Editor.Demand(session.Context, "pq header -r takes the new text from standard input");
        var header = parts.Header.IsEmpty && parsed.GetValue(_dep3)
            ? HeaderText.Dep3(session.Context.Clock.GetUtcNow().ToString("yyyy-MM-dd"))
            : parts.Header.ToArray();
        session.Dispose();
        var folder = Directory.CreateTempSubdirectory("pq-header-");
        try
        {
            var file = Path.Combine(folder.FullName, "header");
            QueueFile.Write(file, header);
            Editor.Open(session.Context, file);
            using var again = TreeSession.Open(session.Request, session.Context);
            return PatchParts.Read(again.FindEntry(patch.DisplayName)).Header.Span.SequenceEqual(parts.Header.Span)
                ? Write(again, parsed, again.FindEntry(patch.DisplayName), parts, Strip(parsed, HeaderText.Ended(QueueFile.TryRead(file))))
                : throw new IOException($"{patch.DisplayName} has been changed while the editor was open; what you wrote was not taken");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int Write(TreeSession session, ParseResult parsed, PatchReference patch, PatchParts parts, byte[] header)
    {
        var isSame = parts.Header.Span.SequenceEqual(header);
        if (!isSame)
        {
            var bytes = parts.WithHeader(header);
            var backup = parsed.GetValue(_backup) ? patch.FilePath + "~" : null;
            session.Change(session.NewOperation([patch.FilePath, .. backup is null ? [] : (string[])[backup]]), () =>
            {
                if (backup is not null)
                {
                    QueueFile.Copy(patch.FilePath, backup);
                }

                PatchPacking.Write(patch.FilePath, bytes);
                return new RecordedPatches(session.Tree, session.Crew).Follow(session.List.References, [patch.FilePath]);
            });
        }

        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"{patch.DisplayName}: header {(isSame ? "unchanged" : "changed")}");
        }

        return ExitCode.Done;
    }

    private byte[] Strip(ParseResult parsed, byte[] header)
    {
        var text = parsed.GetValue(_diffstat) ? HeaderText.WithoutDiffstat(header) : header;
        return parsed.GetValue(_blanks) ? HeaderText.WithoutTrailingBlanks(text) : text;
    }
}
