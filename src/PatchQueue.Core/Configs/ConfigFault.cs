using PatchQueue.Text;

namespace PatchQueue.Configs;

/// <summary>What a reader of configs found.</summary>
/// <param name="Path">The file, from the folder that holds all configs.</param>
/// <param name="Diagnostic">What is wrong with it.</param>
public sealed record ConfigFault(string Path, Diagnostic Diagnostic)
{
    internal static ConfigFault Error(string path, int line, string code, string message) =>
        new(path, new Diagnostic(Severity.Error, code, line, message));

    internal static ConfigFault Warning(string path, int line, string code, string message) =>
        new(path, new Diagnostic(Severity.Warning, code, line, message));
}
