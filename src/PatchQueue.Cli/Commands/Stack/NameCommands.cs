using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>The commands that print names of patches, each a line of the table: top, next, previous, applied, unapplied.</summary>
internal static class NameCommands
{
    /// <summary><c>pq top</c>.</summary>
    public static readonly CommandEntry Top = Entry(
        "top", "Print the top patch", "  pq top", (stack, _) => [stack.Series[stack.FindApplied(null)].DisplayName], takesName: false);

    /// <summary><c>pq next</c>.</summary>
    public static readonly CommandEntry Next = Entry(
        "next", "Print the patch after the top, or after another", "  pq next\n  pq next net-fix.patch", NextOf);

    /// <summary><c>pq previous</c>.</summary>
    public static readonly CommandEntry Previous = Entry(
        "previous", "Print the patch before the top, or before another", "  pq previous\n  pq previous net-fix.patch", PreviousOf);

    /// <summary><c>pq applied</c>.</summary>
    public static readonly CommandEntry Applied = Entry(
        "applied",
        "List the patches that are applied",
        "  pq applied\n  pq applied net-fix.patch",
        AppliedOf);

    /// <summary><c>pq unapplied</c>.</summary>
    public static readonly CommandEntry Unapplied = Entry(
        "unapplied", "List the patches that are not applied", "  pq unapplied\n  pq unapplied net-fix.patch", UnappliedOf);

    // As with quilt, that nothing is applied is a failure here, where it is none that nothing comes next.
    // Where the series was edited meanwhile, what went in is listed, as it was called then.
    private static IEnumerable<string> AppliedOf(PatchStack stack, string? name) => name is null && !stack.IsAsSeries
        ? stack.AppliedNames.Select(applied => DisplayText.Of(applied.Span))
        : stack.Series.Take(PlaceOf(stack, name, stack.FindApplied) + 1).Select(patch => patch.DisplayName);

    private static int PlaceOf(PatchStack stack, string? name, Func<string?, int> find) => name is null && stack.Position == 0
        ? throw new UnknownPatchException("no patch is applied", "pq push applies the next one")
        : find(name);

    private static IEnumerable<string> NextOf(PatchStack stack, string? name)
    {
        var place = name is null ? stack.Position : stack.Find(name) + 1;
        return place < stack.Series.Count ? [stack.Series[place].DisplayName] : throw AtEnd(stack);
    }

    private static IEnumerable<string> PreviousOf(PatchStack stack, string? name)
    {
        var place = PlaceOf(stack, name, given => given is null ? stack.FindApplied(null) : stack.Find(given));
        return place > 0 ? [stack.Series[place - 1].DisplayName] : throw new NothingToDoException("no patch comes before it");
    }

    private static IEnumerable<string> UnappliedOf(PatchStack stack, string? name)
    {
        var place = name is null ? stack.Position : stack.Find(name) + 1;
        return place < stack.Series.Count || name is not null
            ? stack.Series.Skip(place).Select(patch => patch.DisplayName)
            : throw new UnknownPatchException(AtEnd(stack).Message, "pq pop takes the top out");
    }

    private static NothingToDoException AtEnd(PatchStack stack) => new(
        stack.Series.Count > 0 ? $"the series ends at {stack.Series[^1].DisplayName}" : "the series has no active patch");

    private static CommandEntry Entry(
        string name, string summary, string examples, Func<PatchStack, string?, IEnumerable<string>> find, bool takesName = true)
    {
        CommandEntry? entry = null;
        return entry = new CommandEntry(name, summary, examples, context => Create(entry!, context, find, takesName));
    }

    private static Command Create(
        CommandEntry entry, CommandContext context, Func<PatchStack, string?, IEnumerable<string>> find, bool takesName)
    {
        var patch = new Argument<string?>("PATCH") { Arity = ArgumentArity.ZeroOrOne, Description = "Another patch than the top" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Reading(entry, context, takesName ? [patch, json] : [json], (session, parsed, _) =>
        {
            var found = find(session.Stack, takesName ? parsed.GetValue(patch) : null);
            if (parsed.GetValue(json))
            {
                PatchesJson.Write(found.Select(name => new PatchesJsonPatch(name)), context.Out);
                return ExitCode.Done;
            }

            foreach (var name in found)
            {
                context.Out.WriteLine(name);
            }

            return ExitCode.Done;
        });
    }
}
