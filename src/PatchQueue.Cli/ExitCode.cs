namespace PatchQueue.Cli;

/// <summary>The exit codes of every command; docs/exit-codes.md says when each is returned.</summary>
internal static class ExitCode
{
    /// <summary>Exactly what was asked has been done.</summary>
    public const int Done = 0;

    /// <summary>Failed; nothing has changed.</summary>
    public const int Failed = 1;

    /// <summary>The command line says something that cannot be done.</summary>
    public const int Usage = 2;

    /// <summary>The stack is at its end: no patch to push, to pop or to name, as with quilt.</summary>
    public const int NothingToDo = 2;

    /// <summary>Ended at a stated boundary, and a person is needed: a reject, a finding, a conflict.</summary>
    public const int NeedsPerson = 3;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Interrupted = 130;

    /// <summary>Interrupted by SIGTERM.</summary>
    public const int Terminated = 143;
}
