namespace PatchQueue.Commands;

/// <summary>All commands, by what they are for and in the order that help lists them.</summary>
internal static class CommandTable
{
    /// <summary>The rows below their headings.</summary>
    public static readonly (string Heading, CommandEntry[] Rows)[] Groups =
    [
        ("Apply the queue", [ApplyCommand.Entry, UnpackCommand.Entry, CacheCommand.Entry]),
        (
            "Move along the series, in an expanded tree",
            [
                PushCommand.Entry,
                PopCommand.Entry,
                GotoCommand.Entry,
                NameCommands.Top,
                NameCommands.Next,
                NameCommands.Previous,
                NameCommands.Applied,
                NameCommands.Unapplied,
                StatusCommand.Entry,
                EachCommand.Entry,
                BisectCommand.Entry,
            ]
        ),
        (
            "Change patches",
            [
                NewCommand.Entry,
                AddCommand.Entry,
                EditCommand.Entry,
                RevertCommand.Entry,
                RemoveCommand.Entry,
                DiffCommand.Entry,
                SnapshotCommand.Entry,
                RefreshCommand.Entry,
                HeaderCommand.Entry,
                FoldCommand.Entry,
                SplitCommand.Entry,
                UndoCommand.Entry,
            ]
        ),
        (
            "Change the series",
            [
                ImportCommand.Entry,
                DeleteCommand.Entry,
                RenameCommand.Entry,
                ForkCommand.Entry,
                ReorderCommand.Entry,
                GuardCommand.Entry,
            ]
        ),
        (
            "Look at the series and its patches",
            [
                SeriesCommand.Entry,
                FilesCommand.Entry,
                PatchesCommand.Entry,
                AnnotateCommand.Entry,
                GraphCommand.Entry,
                MailCommand.Entry,
            ]
        ),
        ("Carry the queue onto a new mainline", [RebaseCommand.Entry, RangeDiffCommand.Entry]),
        ("Make a package of the queue", [ExportCommand.Entry, SubmitCommand.Entry, ReleaseCommand.Entry]),
        (
            "Tags, checks and upstream order",
            [
                CheckCommand.Entry,
                CommitCommand.Entry,
                HooksCommand.Entry,
                MergeDriverCommand.Entry,
                TagCommand.Entry,
                SortCommand.Entry,
                InsertCommand.Entry,
                WhereCommand.Entry,
                RefsCommand.Entry,
                FixesCommand.Entry,
                BackportCommand.Entry,
                StableCommand.Entry,
                BlacklistCommand.Entry,
            ]
        ),
        ("Kernel configuration", [ConfigCommand.Entry]),
        ("Other", [QuiltCommand.Entry, FsckCommand.Entry, RecoverCommand.Entry, ShellCompletionCommand.Entry, CompleteCommand.Entry]),
    ];

    /// <summary>The rows.</summary>
    public static readonly CommandEntry[] Entries = [.. Groups.SelectMany(group => group.Rows)];

    /// <summary>The row of a command; null when there is none of that name.</summary>
    public static CommandEntry? Find(string name) => Array.Find(Entries, entry => entry.Name == name);

    /// <summary>What helps somebody who typed a name that is none.</summary>
    public static string HintFor(string name) =>
        NearNames.Of(name, Entries.Where(entry => !entry.IsHidden).Select(entry => entry.Name), part: 3).FirstOrDefault() is { } near
            ? $"did you mean 'pq {near}'?"
            : "pq help lists the commands";
}
