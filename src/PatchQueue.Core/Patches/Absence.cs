namespace PatchQueue.Patches;

/// <summary>Whether a side of a file patch says that there is no file; the three answers that GNU patch tells apart.</summary>
public enum Absence
{
    /// <summary>The file is there.</summary>
    Present,

    /// <summary>Its range is <c>0,0</c>: absent or empty.</summary>
    AbsentOrEmpty,

    /// <summary><c>/dev/null</c>, a timestamp of the epoch, or git's <c>new file</c> and <c>deleted file</c>.</summary>
    Absent,
}
