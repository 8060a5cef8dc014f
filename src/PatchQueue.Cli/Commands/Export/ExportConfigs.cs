using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Export;
using PatchQueue.Kconfig;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Builds the configs that a package of a kernel brings.</summary>
internal static class ExportConfigs
{
    private static readonly string[] Modes = ["build", "defaults", "none"];

    /// <summary>What builds them; null where the queue has none, or none are wanted.</summary>
    /// <exception cref="UsageException"><c>--kernel-configs</c> is given a word that it does not know.</exception>
    public static Func<string, CancellationToken, ImmutableArray<BuiltConfig>>? Of(
        ExportRequest request, OpenedQueue queue, CommandContext context)
    {
        var mode = request.KernelConfigs ?? Modes[0];
        if (!Modes.Contains(mode))
        {
            throw new UsageException($"--kernel-configs takes {string.Join(", ", Modes)}, not '{DisplayText.Of(mode)}'");
        }

        return mode == "none" || ConfigSession.FoldersOf(queue) is null ? null : (tree, cancellation) =>
            Build(ConfigSession.Open(queue, tree, context), request, mode == "defaults", cancellation);
    }

    private static ImmutableArray<BuiltConfig> Build(
        ConfigSession session, ExportRequest request, bool takesDefaults, CancellationToken cancellation)
    {
        ImmutableArray<ConfigRow> rows = [.. session.Matrix.Rows.Where(row => !row.IsEmpty && IsWanted(row, request))];
        if (!takesDefaults)
        {
            DemandAnswered(session.Pending(rows, cancellation), rows.Length);
        }

        return [.. session.Build(rows, cancellation).Select(row => new BuiltConfig(row.Name, row.Config))];
    }

    private static bool IsWanted(ConfigRow row, ExportRequest request) =>
        (request.Architectures.IsEmpty || request.Architectures.Contains(row.Arch))
        && (request.Flavors.IsEmpty || request.Flavors.Contains(row.Flavor));

    private static void DemandAnswered(ImmutableArray<PendingOption> pending, int rows)
    {
        if (!pending.IsEmpty)
        {
            const int Shown = 5;
            var more = pending.Length > Shown ? $" and {pending.Length - Shown} more" : "";
            throw new ExportException(
                $"no layer answers {string.Join(", ", pending.Take(Shown).Select(option => option.Symbol))}{more} in "
                + (rows == 1 ? "the one row" : $"some of {rows} rows"),
                "pq config new lists them; --kernel-configs defaults takes the kernel's own, none leaves the configs out")
            {
                NeedsPerson = true,
            };
        }
    }
}
