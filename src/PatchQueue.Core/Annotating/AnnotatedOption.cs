using PatchQueue.Configs;

namespace PatchQueue.Annotating;

/// <summary>An option of Ubuntu's annotations: what is asked of it by architecture or flavour.</summary>
internal sealed class AnnotatedOption(string symbol)
{
    private readonly Dictionary<string, RequestedOption> _policy = new(StringComparer.Ordinal);

    /// <summary>Without <c>CONFIG_</c>.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>Why; empty for nothing.</summary>
    public string Note { get; set; } = "";

    /// <summary>What a key asks for; null for nothing.</summary>
    public RequestedOption? Of(string key) => _policy.GetValueOrDefault(key) is { } option ? option with { Note = Note } : null;

    /// <summary>Lets a key ask for a value. An architecture's key takes away every key that begins with it.</summary>
    public void Put(string key, ConfigValue value, ConfigOrigin origin, bool isArch)
    {
        foreach (var other in isArch ? _policy.Keys.Where(other => other.StartsWith(key, StringComparison.Ordinal)).ToList() : [])
        {
            _policy.Remove(other);
        }

        _policy[key] = new RequestedOption(Symbol, value, origin, value.LineFor(Symbol), "");
    }
}
