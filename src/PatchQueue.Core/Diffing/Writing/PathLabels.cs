using System.Text;

namespace PatchQueue.Diffing;

/// <summary>What is put around a path in <c>---</c>, <c>+++</c>, <c>diff --git</c> and <c>Index:</c> lines.</summary>
public sealed record PathLabels
{
    /// <summary><c>a/path</c> and <c>b/path</c>: git, and <c>quilt refresh -p ab</c>; for <c>-p1</c>.</summary>
    public static readonly PathLabels Ab = new() { OldPrefix = "a/"u8.ToArray(), NewPrefix = "b/"u8.ToArray() };

    /// <summary><c>path.orig</c> and <c>path</c>: <c>quilt refresh -p 0</c>; for <c>-p0</c>.</summary>
    public static readonly PathLabels Bare = new() { OldSuffix = ".orig"u8.ToArray() };

    /// <summary>Before the old path.</summary>
    public ReadOnlyMemory<byte> OldPrefix { get; init; }

    /// <summary>Behind the old path of a file that stays; never in a git header, where both names must be the same.</summary>
    public ReadOnlyMemory<byte> OldSuffix { get; init; }

    /// <summary>Before the new path.</summary>
    public ReadOnlyMemory<byte> NewPrefix { get; init; }

    /// <summary>
    /// <c>linux-6.12.orig/path</c> and <c>linux-6.12/path</c>: <c>quilt refresh -p 1</c> in a directory of that name; for <c>-p1</c>.
    /// </summary>
    public static PathLabels Directories(string name) => new()
    {
        OldPrefix = Encoding.UTF8.GetBytes(name + ".orig/"),
        NewPrefix = Encoding.UTF8.GetBytes(name + "/"),
    };
}
