namespace PatchQueue.Diffing;

/// <summary>How the lines of two files are matched.</summary>
public enum DiffAlgorithm
{
    /// <summary>Myers' shortest edit, with git's cuts where the shortest would cost too much: git's default.</summary>
    Myers,

    /// <summary>Matches around the rarest common lines first, which keeps moved blocks of code together.</summary>
    Histogram,

    /// <summary>Myers without the cuts of the search; its time can grow with the square of what differs.</summary>
    Minimal,
}
