namespace PatchQueue.Text;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Works, but a tool or a person may read it otherwise.</summary>
    Warning,

    /// <summary>Cannot be used as it stands.</summary>
    Error,
}
