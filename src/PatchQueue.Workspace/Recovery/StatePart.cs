namespace PatchQueue.Recovery;

/// <summary>A part of what pq keeps of a tree.</summary>
public enum StatePart
{
    /// <summary><c>.pq/record</c> and its copy.</summary>
    Record,

    /// <summary>The mainline's files below <c>.pq/base</c>.</summary>
    Base,

    /// <summary>The files of the tree.</summary>
    Tree,

    /// <summary>A change that is under way.</summary>
    Journal,

    /// <summary>The operations that can be taken back.</summary>
    Log,

    /// <summary>The series and its patches.</summary>
    Queue,

    /// <summary>quilt's <c>.pc</c>.</summary>
    Quilt,
}
