namespace PatchQueue.Words;

/// <summary>A word that the new mainline has nowhere any more, on a line that a patch adds.</summary>
/// <param name="Hash">What it is known by.</param>
/// <param name="Name">The word, as it is shown.</param>
/// <param name="Section">The section's place in the patch, from 0.</param>
/// <param name="Hunk">The hunk's number in its section, from 1.</param>
/// <param name="Line">The patch's line, from 1.</param>
/// <param name="IsDeclared">Whether the line makes the name: a definition, a member, a variable.</param>
public readonly record struct AddedWord(ulong Hash, string Name, int Section, int Hunk, int Line, bool IsDeclared);
