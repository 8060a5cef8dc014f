namespace PatchQueue.Layering;

/// <summary>An option cannot be changed for some rows alone, because of a layer that decides.</summary>
/// <param name="symbol">The option.</param>
/// <param name="row">A row that it cannot be changed for.</param>
/// <param name="layer">The layer.</param>
/// <param name="reason">What is wrong with it, in words that follow "and".</param>
public sealed class LayerInTheWayException(
    string symbol, string row, string layer, string reason = "is a layer of other rows as well")
    : IOException($"{symbol} cannot be changed for {row} alone: {layer} decides, and {reason}")
{
    /// <summary>The layer.</summary>
    public string Layer { get; } = layer;
}
