namespace PatchQueue.Processes;

/// <summary>A program that is needed is not installed.</summary>
/// <param name="call">What was to be run.</param>
public sealed class ProgramMissingException(ProgramCall call) : IOException($"the program '{call.Program}' is needed and not installed")
{
    /// <summary>The Debian package that has it.</summary>
    public string Package { get; } = call.Package;
}
