namespace PatchQueue.Commands;

/// <summary>All commands, in the order that help lists them.</summary>
internal static class CommandTable
{
    /// <summary>The rows.</summary>
    public static readonly CommandEntry[] Entries =
    [
        ApplyCommand.Entry,
        PushCommand.Entry,
        PopCommand.Entry,
        GotoCommand.Entry,
        NameCommands.Top,
        NameCommands.Next,
        NameCommands.Previous,
        NameCommands.Applied,
        NameCommands.Unapplied,
        StatusCommand.Entry,
        NewCommand.Entry,
        AddCommand.Entry,
        EditCommand.Entry,
        RevertCommand.Entry,
        DiffCommand.Entry,
        RefreshCommand.Entry,
        FoldCommand.Entry,
        HeaderCommand.Entry,
        ImportCommand.Entry,
        DeleteCommand.Entry,
        RenameCommand.Entry,
        ReorderCommand.Entry,
        GuardCommand.Entry,
        UndoCommand.Entry,
        QuiltCommand.Entry,
        FilesCommand.Entry,
        PatchesCommand.Entry,
        SeriesCommand.Entry,
        UnpackCommand.Entry,
        CacheCommand.Entry,
    ];

    /// <summary>The row of a command; null when there is none of that name.</summary>
    public static CommandEntry? Find(string name) => Array.Find(Entries, entry => entry.Name == name);

    /// <summary>What helps somebody who typed a name that is none.</summary>
    public static string HintFor(string name)
    {
        var near = Entries.Select(entry => entry.Name).MinBy(known => NameDistance.Between(name, known))!;
        return NameDistance.Between(name, near) <= Math.Max(name.Length, near.Length) / 3
            ? $"did you mean 'pq {near}'?"
            : "pq help lists the commands";
    }
}
