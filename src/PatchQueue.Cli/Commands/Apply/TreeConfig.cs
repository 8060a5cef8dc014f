using PatchQueue.Cli;
using PatchQueue.Kconfig;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>The .config of a row, left in a tree that has just been expanded.</summary>
internal static class TreeConfig
{
    /// <summary>Asks for the row before anything is written.</summary>
    /// <exception cref="UsageException">There are no configs, or no such row in them.</exception>
    public static void Demand(string name, CommandContext context) => Open(null, context).Row(name);

    /// <summary>Builds it by the tree's own Kconfig and writes it there.</summary>
    /// <param name="name">The row.</param>
    /// <param name="tree">The tree, as the command line has it.</param>
    /// <param name="context">The world around the command.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What a person is told.</returns>
    public static string Leave(string name, string tree, CommandContext context, CancellationToken cancellation)
    {
        var root = context.PathOf(tree);
        var session = Open(root, context);
        var row = session.BuildOne(session.Row(name), cancellation);
        QueueFile.Write(Path.Combine(root, ".config"), row.Config.Span);
        return $"{DisplayText.Of(Path.Combine(tree, ".config"))} is that of {DisplayText.Of(row.Name)}";
    }

    private static ConfigSession Open(string? tree, CommandContext context) =>
        ConfigSession.Open([], null, tree, Toolchain.Dummy, mayBegin: false, context);
}
