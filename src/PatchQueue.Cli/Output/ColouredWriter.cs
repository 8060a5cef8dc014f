using System.Text;

namespace PatchQueue.Output;

/// <summary>Gives the first word of a message, such as <c>error:</c>, its colour on a terminal.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class ColouredWriter(TextWriter terminal) : TextWriter
{
    private static readonly (string Word, string Colour)[] Colours =
        [("error:", "1;31"), ("warning:", "1;33"), ("hint:", "1;36"), ("note:", "36")];

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => terminal.Write(value);

    /// <inheritdoc/>
    public override void Write(string? value) => terminal.Write(value);

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        var (word, colour) = Colours.FirstOrDefault(pair => value?.StartsWith(pair.Word, StringComparison.Ordinal) == true);
        terminal.WriteLine(word is null ? value : $"\e[{colour}m{word}\e[0m{value![word.Length..]}");
    }

    /// <inheritdoc/>
    public override void Flush() => terminal.Flush();
}
