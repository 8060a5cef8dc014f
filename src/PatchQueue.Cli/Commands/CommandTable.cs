namespace PatchQueue.Commands;

/// <summary>All commands, in the order that help lists them.</summary>
internal static class CommandTable
{
    /// <summary>The rows.</summary>
    public static readonly CommandEntry[] Entries =
    [
        ApplyCommand.Entry,
        SeriesCommand.Entry,
        UnpackCommand.Entry,
    ];

    /// <summary>The row of a command; null when there is none of that name.</summary>
    public static CommandEntry? Find(string name) => Array.Find(Entries, entry => entry.Name == name);

    /// <summary>What helps somebody who typed a name that is none.</summary>
    public static string HintFor(string name)
    {
        var near = Array.Find(Entries, entry => name.Length > 1 && entry.Name.StartsWith(name[..2], StringComparison.Ordinal));
        return near is null ? "pq help lists the commands" : $"did you mean 'pq {near.Name}'?";
    }
}
