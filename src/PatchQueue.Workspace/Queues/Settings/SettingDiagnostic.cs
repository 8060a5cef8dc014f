using PatchQueue.Text;

namespace PatchQueue.Queues;

/// <summary>Something wrong with a setting.</summary>
/// <param name="Place">The settings file's path, or the variable's or option's name.</param>
/// <param name="Diagnostic">What; its line is 0 but in a file.</param>
public sealed record SettingDiagnostic(string Place, Diagnostic Diagnostic);
