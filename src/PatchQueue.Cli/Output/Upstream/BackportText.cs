using PatchQueue.Backporting;
using PatchQueue.Cli;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What becomes of backports, for people: a line each, and below it what they have to look at.</summary>
internal sealed class BackportText(CommandContext context) : IBackportReport
{
    private const int ShortId = 12;

    private readonly List<Backport> _told = [];

    /// <inheritdoc/>
    public void Tell(Backport backport, string? folder)
    {
        _told.Add(backport);
        var name = backport.Patch is null ? "" : $": {backport.Patch}";
        context.Out.WriteLine($"{backport.Commit[..ShortId]} {Word(backport)}{name}{ReasonOf(backport)}");
        foreach (var file in backport.Files.Where(file => !file.Merge.IsClean))
        {
            context.Out.WriteLine($"    {file.Path}: {file.Words}");
        }

        foreach (var patch in backport.Broken)
        {
            context.Error.WriteLine($"warning: {patch} does not apply any more behind {backport.Patch}");
        }

        if (backport.Kind == BackportKind.Conflict && folder is not null)
        {
            context.Error.WriteLine($"hint: bring the files in {folder} together, then 'pq backport --continue' (or --skip, --abort)");
        }
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_told.Count == 1)
        {
            return;
        }

        var counts = _told.GroupBy(Word).OrderBy(group => group.Min(backport => backport.Kind))
            .Select(group => $"{group.Count()} {group.Key}{(group.Key == "conflict" && group.Count() > 1 ? "s" : "")}");
        context.Out.WriteLine($"{_told.Count} commits{(_told.Count == 0 ? "" : ": ")}{string.Join(", ", counts)}");
    }

    private static string ReasonOf(Backport backport) =>
        (backport.IsPartial ? " (partial)" : "")
        + (backport.Reason is { Length: > 0 } reason ? $" ({DisplayText.Of(reason)})"
            : backport.Patch is null || backport.Kind == BackportKind.Conflict ? $" ({DisplayText.Of(backport.Subject)})" : "");

    /// <summary>The word for what became of one.</summary>
    public static string Word(Backport backport) => backport.Kind switch
    {
        BackportKind.Applied => "applied",
        BackportKind.Merged => "merged",
        BackportKind.Conflict => "conflict",
        BackportKind.Known => "in the queue",
        BackportKind.Blacklisted => "blacklisted",
        _ => "empty",
    };
}
