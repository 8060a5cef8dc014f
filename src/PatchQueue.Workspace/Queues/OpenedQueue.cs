using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Queues;

/// <summary>What a command starts from.</summary>
/// <param name="Folder">The queue with its series files as the settings have them; null when there is neither a layout nor a series
/// named.</param>
/// <param name="Settings">All settings.</param>
/// <param name="Diagnostics">What is wrong with the settings.</param>
public sealed record OpenedQueue(QueueFolder? Folder, QueueSettings Settings, ImmutableArray<SettingDiagnostic> Diagnostics)
{
    /// <summary>Whether the settings cannot be used.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Diagnostic.Severity == Severity.Error);
}
