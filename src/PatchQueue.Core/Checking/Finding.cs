using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>Something wrong with a file of the queue.</summary>
/// <param name="File">The file as people know it: a patch by its name in the series, else a path.</param>
/// <param name="Line">The line, from 1; 0 when it concerns the whole file.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Code">The rule's.</param>
/// <param name="Message">One sentence without a full stop, escaped to be shown.</param>
/// <param name="Fix">What helps; null when the message says it.</param>
public sealed record Finding(string File, int Line, Severity Severity, string Code, string Message, string? Fix)
{
    /// <summary>Whether <c>pq check --fix</c> mends it.</summary>
    public bool IsMendable { get; init; }
}
