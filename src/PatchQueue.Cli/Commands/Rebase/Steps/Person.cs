using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary>Who sits here, as git would write it.</summary>
internal static class Person
{
    /// <summary>The name: git's, else the login's.</summary>
    /// <param name="context">The world around the command.</param>
    /// <param name="folder">A folder whose git may know; absolute.</param>
    /// <param name="cancellation">Ends git.</param>
    public static string Of(CommandContext context, string folder, CancellationToken cancellation) =>
        Given(context, "GIT_AUTHOR_NAME") ?? GitConfig.TryGet("user.name", folder, context, cancellation)
        ?? Given(context, "USER") ?? "somebody";

    private static string? Given(CommandContext context, string variable) =>
        context.Environment.GetValueOrDefault(variable) is { Length: > 0 } value ? value : null;
}
