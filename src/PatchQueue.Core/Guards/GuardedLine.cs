using PatchQueue.Text;

namespace PatchQueue.Guards;

/// <summary>A line of the guards grammar, joined where a backslash ends it. Slices are of the buffer that is read.</summary>
/// <param name="Bytes">All of it, with comments and line ends.</param>
/// <param name="LineNumber">The first line it stands on, from 1.</param>
/// <param name="HasComment">Whether any of its parts has a comment.</param>
/// <param name="TrailingGuards">How many guards come after the last name and so decide nothing.</param>
/// <param name="IsLost">Whether the buffer ends while it is continued: the guards script then drops it without a word.</param>
public readonly record struct GuardedLine(Slice Bytes, int LineNumber, bool HasComment, int TrailingGuards, bool IsLost);

/// <summary>A name on such a line.</summary>
/// <param name="Name">The name's bytes.</param>
/// <param name="Guards">The guards before it on the line.</param>
/// <param name="LineNumber">The line it stands on, from 1.</param>
/// <param name="Comment">The comment on that line, from its <c>#</c>, without the line end; empty when there is none.</param>
public readonly record struct GuardedName(Slice Name, GuardList Guards, int LineNumber, Slice Comment);
