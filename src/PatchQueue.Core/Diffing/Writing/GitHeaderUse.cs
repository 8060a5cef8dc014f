namespace PatchQueue.Diffing;

/// <summary>When a file patch begins with a <c>diff --git</c> line.</summary>
public enum GitHeaderUse
{
    /// <summary>
    /// Where names and hunks cannot say all: a rename, a copy, a changed or uncommon mode, a symbolic link, an empty file, binary data.
    /// </summary>
    WhenNeeded,

    /// <summary>On every file patch.</summary>
    Always,
}
