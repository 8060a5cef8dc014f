namespace PatchQueue.Submitting;

/// <summary>The path of a request below a server's address; every part is escaped.</summary>
/// <param name="Text">As it goes over the wire.</param>
public readonly record struct ServerPath(string Text)
{
    /// <summary>A path of segments.</summary>
    public static ServerPath Of(params ReadOnlySpan<string> segments)
    {
        var text = "";
        foreach (var segment in segments)
        {
            text += (text.Length == 0 ? "" : "/") + Uri.EscapeDataString(segment);
        }

        return new ServerPath(text);
    }

    /// <summary>The path with one more parameter.</summary>
    public ServerPath With(string name, string value) =>
        new($"{Text}{(Text.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}");
}
