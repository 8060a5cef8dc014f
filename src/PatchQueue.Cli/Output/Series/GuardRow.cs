using PatchQueue.Guards;
using PatchQueue.Series;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>A patch of a series with its guards.</summary>
/// <param name="Entry">The patch.</param>
/// <param name="Symbols">What is defined.</param>
internal sealed record GuardRow(SeriesEntry Entry, SymbolSet Symbols)
{
    /// <summary>Whether it is applied.</summary>
    public bool IsActive => Entry.Decide(Symbols).IsIncluded;

    /// <summary>The comment behind it, without its <c>#</c>; empty when there is none.</summary>
    public string Comment => DisplayText.Of(Entry.Comment.Span).TrimStart('#').Trim();
}
