using PatchQueue.Configs;
using PatchQueue.Configuring;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Which patch has which options.</summary>
internal static class ConfigOwnerText
{
    /// <summary>Writes a line a patch and what it does.</summary>
    /// <param name="owners">The patches.</param>
    /// <param name="wanted">Only these options; empty for all.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void Write(IEnumerable<OptionOwner> owners, IReadOnlySet<string> wanted, TextWriter writer)
    {
        foreach (var owner in owners)
        {
            foreach (var (word, symbols) in new[] { ("defines", owner.Options.Added), ("takes away", owner.Options.Removed),
                ("changes", owner.Options.Changed) })
            {
                var named = symbols.Where(symbol => wanted.Count == 0 || wanted.Contains(symbol)).ToList();
                if (named.Count > 0)
                {
                    writer.WriteLine($"{owner.Patch}{(owner.IsActive ? "" : " (not applied)")}: {word} {string.Join(", ", named)}");
                }
            }
        }
    }

    /// <summary>Writes a line an option that only a patch defines which is not applied.</summary>
    public static void WriteOrphans(IEnumerable<(RequestedOption Option, string Patch)> orphans, TextWriter writer)
    {
        foreach (var (option, patch) in orphans)
        {
            var line = ConfigText.LineOf(option.Symbol, option.Value);
            writer.WriteLine($"{option.Origin}: warning: {line}: only {patch} defines it, which is not applied");
        }
    }
}
