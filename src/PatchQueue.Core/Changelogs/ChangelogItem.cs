using System.Collections.Immutable;

namespace PatchQueue.Changelogs;

/// <summary>One thing that was done: a sentence, and perhaps what belongs to it.</summary>
/// <param name="Text">The sentence; any text, which writers clean.</param>
/// <param name="Details">Sentences below it.</param>
public sealed record ChangelogItem(string Text, ImmutableArray<string> Details)
{
    /// <summary>A sentence alone.</summary>
    public ChangelogItem(string text)
        : this(text, [])
    {
    }
}
