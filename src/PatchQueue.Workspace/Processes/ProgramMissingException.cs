namespace PatchQueue.Processes;

/// <summary>A program that is needed is not installed.</summary>
/// <param name="program">Its name.</param>
/// <param name="package">The Debian package that has it.</param>
public sealed class ProgramMissingException(string program, string package)
    : IOException($"the program {program} is needed and not installed (Debian package {package})")
{
    /// <summary>The program's name.</summary>
    public string Program { get; } = program;

    /// <summary>The Debian package that has it.</summary>
    public string Package { get; } = package;
}
