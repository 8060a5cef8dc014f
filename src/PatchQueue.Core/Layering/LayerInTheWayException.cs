namespace PatchQueue.Layering;

/// <summary>An option cannot be set for some rows alone, because a layer that decides is other rows' as well.</summary>
/// <param name="symbol">The option.</param>
/// <param name="row">A row that it cannot be set for.</param>
/// <param name="layer">The layer.</param>
public sealed class LayerInTheWayException(string symbol, string row, string layer)
    : IOException($"{symbol} cannot be set for {row} alone: {layer} decides, and is a layer of other rows as well")
{
    /// <summary>The layer.</summary>
    public string Layer { get; } = layer;
}
