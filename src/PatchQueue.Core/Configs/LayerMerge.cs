using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>Merges the layers of a row by its rule.</summary>
public static class LayerMerge
{
    /// <summary>What the row asks for.</summary>
    public static MergedConfig Merge(ConfigRow row)
    {
        var merge = new Dictionary<string, Building>(StringComparer.Ordinal);
        var order = new List<Building>();
        foreach (var layer in row.Layers)
        {
            foreach (var option in layer.Options)
            {
                if (!merge.TryGetValue(option.Symbol, out var building))
                {
                    building = new Building();
                    merge.Add(option.Symbol, building);
                    order.Add(building);
                }

                building.Add(option, layer, row.Rule);
            }
        }

        return new MergedConfig([.. order.Select(building => building.ToOption())]);
    }

    // An option while its lines come in, lowest layer first.
    private sealed class Building
    {
        private readonly List<RequestedOption> _shadowed = [];
        private RequestedOption? _chosen;
        private ConfigLayer? _layer;

        public void Add(RequestedOption option, ConfigLayer layer, MergeRule rule)
        {
            var loses = (rule == MergeRule.FirstInLayer && layer == _layer) || (layer.KeepsYes && _chosen?.Value == ConfigValue.Yes);
            if (loses)
            {
                _shadowed.Add(option);
                return;
            }

            if (_chosen is not null)
            {
                _shadowed.Add(_chosen);
            }

            (_chosen, _layer) = (option, layer);
        }

        public MergedOption ToOption() => new(_chosen!, _layer!.Name, [.. _shadowed]);
    }
}
