using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Drafting;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary><c>pq rename</c>: a patch gets another name, in the series and as a file.</summary>
internal static class RenameCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "rename",
        "Rename a patch, in the series and its file",
        "  pq rename net-fix-v2.patch\n  pq rename -P net-fix.patch patches.suse/net-fix-v2.patch",
        Create);

    private static Command Create(CommandContext context)
    {
        var name = new Argument<string>("NEW") { Description = "Its new name, as the series is to have it" };
        var patch = new Option<string?>("--patch", "-P") { HelpName = "PATCH", Description = "Another patch than the top" };
        return new TreeArguments().Writing(Entry, context, [name, patch], (session, parsed, _) =>
            Run(session, parsed.GetValue(patch), parsed.GetValue(name)!));
    }

    private static int Run(TreeSession session, string? given, string newName)
    {
        var folder = session.Queue.Folder!;
        var named = session.List.References.FirstOrDefault(patch => patch.DisplayName == NewNames.Of(session, newName, patch));
        if (named is not null)
        {
            return Finish(session, named, given);
        }

        var patch = given is null && session.Stack.Top is null
            ? throw new UnknownPatchException("no patch is applied", "-P names another")
            : session.FindEntry(given);
        var name = NewNames.Of(session, newName, patch);
        var renaming = new PatchRenaming(folder, patch, name);
        if (renaming.IsTaken)
        {
            throw new UnknownPatchException($"{renaming.NewFile} exists already", "choose another name");
        }

        session.Change(session.NewOperation(renaming.Files), () =>
        {
            renaming.Run();
            return Follow(session);
        });
        return Say(session, $"{patch.DisplayName} is {name} now");
    }

    // An earlier run was ended behind the series: the old file may be there still, and the tree may know the patch by its old name.
    private static int Finish(TreeSession session, PatchReference patch, string? oldName)
    {
        var old = oldName is null || session.List.References.Any(other => other.DisplayName == oldName)
            ? null
            : Path.Combine(patch.Folder.Path, oldName);
        var isLeft = old is not null && QueueFile.TryRead(old) is { } bytes
            && QueueFile.TryRead(patch.FilePath) is { } own && own.AsSpan().SequenceEqual(bytes);
        session.Change(session.NewOperation(isLeft ? [old!] : []), () =>
        {
            if (isLeft)
            {
                QueueFile.Remove(old!);
            }

            return Follow(session) || isLeft
                ? true
                : throw new UnknownPatchException($"{patch.DisplayName} is in the series already", "choose another name");
        });
        return Say(session, $"{patch.DisplayName} has its name everywhere now");
    }

    private static bool Follow(TreeSession session)
    {
        using var list = PatchList.Read(session.Queue.Folder!, session.Queue.Settings, isVanilla: false);
        return new RecordedPatches(session.Tree, session.Crew).Follow(list.References, []);
    }

    private static int Say(TreeSession session, string words)
    {
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine(words);
        }

        return ExitCode.Done;
    }
}
