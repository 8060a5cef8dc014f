using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>A line <c>Name: value</c> of the text before a diff, with the lines that continue it.</summary>
/// <param name="Name">The name as it is written; case does not matter to anybody who looks for it.</param>
/// <param name="Value">The value without blanks around it; lines that continue it follow after an LF, without their indentation.</param>
/// <param name="LineNumber">Its first line, from 1.</param>
/// <param name="Lines">All its bytes in the header, line ends included.</param>
/// <param name="IsInBlock">Whether it stands in the block of tags that the header begins with.</param>
public sealed record Tag(string Name, string Value, int LineNumber, Slice Lines, bool IsInBlock)
{
    /// <summary>Whether it has that name.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The value on one line, as mail programs join it.</summary>
    public string Joined => Value.Replace('\n', ' ');
}
