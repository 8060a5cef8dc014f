using System.Diagnostics;

namespace PatchQueue.Text;

/// <summary>Why bytes are no <see cref="TreePath"/>.</summary>
public enum TreePathFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>Nothing is left of it.</summary>
    Empty,

    /// <summary>It begins with a slash.</summary>
    Absolute,

    /// <summary>A component is <c>..</c>.</summary>
    Upwards,

    /// <summary>A component is <c>.git</c>, or something that a file system takes for it.</summary>
    GitDirectory,

    /// <summary>It lies in <c>.pc</c> or <c>.pq</c>, where quilt and pq keep their own state.</summary>
    StateDirectory,

    /// <summary>It holds a NUL byte.</summary>
    Nul,

    /// <summary>It is longer than 4,095 bytes, or a component is longer than 255.</summary>
    TooLong,
}

/// <summary>The words for a <see cref="TreePathFault"/>.</summary>
public static class TreePathFaults
{
    /// <summary>What follows the quoted path in a sentence, such as "is an absolute name".</summary>
    public static string ToWords(this TreePathFault fault) => fault switch
    {
        TreePathFault.None => "is a path inside the tree",
        TreePathFault.Empty => "is an empty name",
        TreePathFault.Absolute => "is an absolute name",
        TreePathFault.Upwards => "leads out of the tree (..)",
        TreePathFault.GitDirectory => "lies in .git, which no patch may touch",
        TreePathFault.StateDirectory => "lies in .pc or .pq, which hold the tools' own state",
        TreePathFault.Nul => "holds a NUL byte",
        TreePathFault.TooLong => "is longer than a file name can be",
        _ => throw new UnreachableException(),
    };
}
