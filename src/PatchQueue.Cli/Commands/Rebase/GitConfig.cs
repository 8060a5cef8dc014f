using System.Collections.Immutable;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Processes;

namespace PatchQueue.Commands;

/// <summary>What a person's git is set to.</summary>
internal static class GitConfig
{
    /// <summary>A value; null where there is none, or no git.</summary>
    /// <param name="key">The key.</param>
    /// <param name="folder">A folder whose git is asked; absolute.</param>
    /// <param name="context">The world around the command.</param>
    /// <param name="cancellation">Ends git.</param>
    public static string? TryGet(string key, string folder, CommandContext context, CancellationToken cancellation)
    {
        try
        {
            var variables = context.Environment.Where(pair => pair.Key is "HOME" or "XDG_CONFIG_HOME")
                .ToImmutableSortedDictionary(StringComparer.Ordinal);
            var result = ProgramRunner.Run(
                new ProgramCall("git", ["config", key]) { WorkingDirectory = folder, Variables = variables }, cancellation);
            return result.Succeeded && Encoding.UTF8.GetString(result.Output.Span).Trim() is { Length: > 0 } value ? value : null;
        }
        catch (ProgramMissingException)
        {
            return null;
        }
    }
}
