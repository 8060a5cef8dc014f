using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq import</c>: patches from elsewhere are taken into the queue.</summary>
internal sealed class ImportCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "import",
        "Take patches from elsewhere into the queue, behind the top, unapplied",
        "  pq import ~/net-fix.patch\n  pq import -P patches.suse/net-fix.patch 0001-fix.patch\n  pq import series.mbox",
        context => new ImportCommand().Create(context));

    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "A patch, or an mbox, whose mails are called after their subjects",
    };

    private readonly Option<string?> _name = new("-P") { HelpName = "NAME", Description = "What the one patch is to be called" };
    private readonly Option<int?> _strip = new("-p")
    {
        HelpName = "N",
        Description = "Leading components of its names to take off (default: 1)",
    };

    private readonly Option<bool> _reverse = new("-R") { Description = "It is to be applied in reverse" };
    private readonly Option<bool> _force = new("-f") { Description = "Replace a patch of the same name that is not applied" };
    private readonly Option<string?> _headers = new("-d")
    {
        HelpName = "o|a|n",
        Description = "With -f: keep the old header, all of both, or the new one",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        _headers.AcceptOnlyFromAmong("o", "a", "n");
        return new TreeArguments { BeginsQueue = true }.Writing(
            Entry, context, [_files, _name, _strip, _reverse, _force, _headers, _json], (session, parsed, _) => Run(session, parsed));
    }

    private int Run(TreeSession session, ParseResult parsed)
    {
        var patches = Read(session, parsed.GetValue(_files)!);
        if (parsed.GetValue(_name) is { } name)
        {
            patches = patches is [var only]
                ? [only with { Patch = only.Patch with { Name = name } }]
                : throw new UsageException("-P names one patch, and here are several");
        }

        var intake = new PatchIntake(session, parsed.GetValue(_force), ChoiceOf(parsed.GetValue(_headers)), OptionsOf(parsed));
        patches.ForEach(patch => intake.Take(patch.Patch, patch.File));
        intake.Write();
        if (parsed.GetValue(_json))
        {
            PatchesJson.Write(intake.Taken.Select(taken => new PatchesJsonPatch(taken.Patch)), session.Context.Out);
        }
        else if (!session.Request.IsQuiet)
        {
            foreach (var (patch, words) in intake.Taken)
            {
                session.Context.Out.WriteLine($"{patch} {words}");
            }
        }

        return ExitCode.Done;
    }

    private static List<(IncomingPatch Patch, string File)> Read(TreeSession session, IEnumerable<string> files)
    {
        var patches = new List<(IncomingPatch Patch, string File)>();
        foreach (var file in files.Select(session.Context.PathOf))
        {
            patches.AddRange(IncomingPatch.Read(file, out var skipped).Select(patch => (patch, file)));
            foreach (var subject in skipped)
            {
                session.Context.Error.WriteLine($"note: the mail '{subject}' holds no patch");
            }
        }

        return patches;
    }

    // As quilt writes them.
    private string OptionsOf(ParseResult parsed)
    {
        var strip = parsed.GetValue(_strip) is { } level ? $"-p{level}" : "";
        return (strip + (parsed.GetValue(_reverse) ? " -R" : "")).Trim();
    }

    private static HeaderChoice ChoiceOf(string? word) => word switch
    {
        "o" => HeaderChoice.Old,
        "a" => HeaderChoice.Both,
        "n" => HeaderChoice.New,
        _ => HeaderChoice.Unsaid,
    };
}
