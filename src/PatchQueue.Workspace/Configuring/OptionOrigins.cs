using System.Collections.Immutable;
using PatchQueue.Git;
using PatchQueue.Options;
using PatchQueue.Text;

namespace PatchQueue.Configuring;

/// <summary>Where an option comes from: a patch of the queue, or, where a clone is named, an upstream commit.</summary>
public sealed class OptionOrigins
{
    private readonly Dictionary<string, string> _patches;
    private readonly string? _clone;

    /// <summary>Knows the patches of a queue, and a clone.</summary>
    /// <param name="owners">What the patches do.</param>
    /// <param name="clone">A clone of the kernel; null for none.</param>
    public OptionOrigins(ImmutableArray<OptionOwner> owners, string? clone)
    {
        _clone = clone;
        _patches = owners.Where(owner => owner.IsActive).SelectMany(owner => owner.Options.Added.Select(symbol => (symbol, owner.Patch)))
            .DistinctBy(pair => pair.symbol).ToDictionary(pair => pair.symbol, pair => pair.Patch, StringComparer.Ordinal);
    }

    /// <summary>Knows nothing.</summary>
    public static OptionOrigins None { get; } = new([], null);

    /// <summary>The patch that defines an option; null for none.</summary>
    public string? PatchOf(string symbol) => _patches.GetValueOrDefault(symbol);

    /// <summary>The commit that brought an option into its file, as <c>ID (subject)</c>; null where no clone can say.</summary>
    public string? CommitOf(OptionDefinition option)
    {
        if (_clone is null || PatchOf(option.Symbol) is not null)
        {
            return null;
        }

        var result = GitProgram.Run(
            _clone, CancellationToken.None, "log", "-1", "--abbrev=12", "--format=%h (\"%s\")", $"-Sconfig {option.Symbol}\n", "--",
                option.Origin.Path);
        return result.Succeeded && result.Output.Length > 0
            ? DisplayText.Of(System.Text.Encoding.UTF8.GetString(result.Output.Span).Trim()) : null;
    }
}
