using PatchQueue.Cli;
using PatchQueue.Git;

namespace PatchQueue.Commands;

/// <summary>The new mainlines that the command line names: sources, or ranges of tags of a clone.</summary>
/// <param name="clone">The clone that a range without one means; null for none.</param>
/// <param name="context">The world around the command.</param>
internal sealed class OntoChoice(string? clone, CommandContext context)
{
    private const string Dots = "..";

    /// <summary>All of them, in the order of the command line; those of a range the oldest first.</summary>
    /// <param name="words">What the command line says.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="UsageException">None is named.</exception>
    public IReadOnlyList<string> Read(IReadOnlyCollection<string> words, CancellationToken cancellation) => words.Count == 0
        ? throw new UsageException("it is not said what the queue is to be carried onto", "name the new mainline with --onto")
        : [.. words.SelectMany(word => Sources(word, cancellation))];

    // REPOSITORY#FROM..TO, or FROM..TO where the clone is known
    private IEnumerable<string> Sources(string word, CancellationToken cancellation)
    {
        var parts = word.Split('#', 2);
        var range = parts[^1].Split(Dots, 2);
        var isPath = parts.Length == 1
            && (clone is null || word.Contains('/', StringComparison.Ordinal) || Path.Exists(context.PathOf(word)));
        if (range.Length != 2 || isPath || range.Any(end => end.Length == 0))
        {
            return [context.PathOf(word)];
        }

        var repository = parts.Length == 2 ? context.PathOf(parts[0]) : clone!;
        return TagRange.Between(repository, range[0], range[1], cancellation).Select(tag => $"{repository}#{tag}");
    }
}
