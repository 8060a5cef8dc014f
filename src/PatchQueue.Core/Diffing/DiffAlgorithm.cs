namespace PatchQueue.Diffing;

/// <summary>How the lines of two files are matched.</summary>
public enum DiffAlgorithm
{
    /// <summary>Myers' shortest edit, with git's shortcuts where the shortest would cost too much: git's default.</summary>
    Myers,

    /// <summary>Matches around the rarest common lines first, which keeps blocks of code together. Agrees with git up to 2.53.</summary>
    Histogram,

    /// <summary>
    /// Myers without the shortcuts of the search; its time can grow with the square of what differs. Agrees with git up to 2.49.
    /// </summary>
    Minimal,
}
