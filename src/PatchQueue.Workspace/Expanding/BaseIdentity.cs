using System.Globalization;
using PatchQueue.Records;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Which mainline a tree was expanded from, in words that a later run compares with its own.</summary>
public static class BaseIdentity
{
    /// <summary>The words for a mainline; empty for a directory, which may change under the same name.</summary>
    /// <param name="mainline">The mainline.</param>
    /// <param name="source">What it was opened by.</param>
    /// <param name="isSigned">Whether its signature is checked.</param>
    public static string Of(IMainline mainline, string source, bool isSigned)
    {
        if (mainline is GitMainline git)
        {
            return $"commit {git.Commit.Id}";
        }

        if (mainline is DirectoryMainline)
        {
            return string.Empty;
        }

        var file = new FileInfo(source);
        var time = file.LastWriteTimeUtc.ToString("O", CultureInfo.InvariantCulture);
        return $"archive {file.Name}, {file.Length} bytes, of {time}{(isSigned ? ", signed" : "")}";
    }

    /// <summary>Whether the directory is a tree that pq has expanded from that mainline.</summary>
    public static bool IsOf(string directory, string identity)
    {
        if (identity.Length == 0 || !Directory.Exists(Path.Combine(directory, ".pq")))
        {
            return false;
        }

        using var root = Native.DirectoryHandle.Open(directory);
        using var state = Journal.StateDirectory.TryOpen(root);
        return state is not null && TreeRecordFile.TryRead(state)?.Base == identity;
    }
}
