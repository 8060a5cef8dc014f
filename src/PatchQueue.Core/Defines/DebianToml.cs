using PatchQueue.Configs;

namespace PatchQueue.Defines;

/// <summary>Reads the <c>defines.toml</c> of all levels. At each level the files that are named come before the level's own.</summary>
internal sealed class DebianToml(ConfigFiles files, ICollection<ConfigFault> faults)
{
    private const string FileName = "defines.toml";

    /// <summary>All rows that are enabled, architecture by architecture.</summary>
    public IEnumerable<DebianRow> Rows()
    {
        var root = ReadAt("");
        var sets = root.Array("featureset")
            .ToDictionary(set => set.Name, set => (set, ReadAt($"featureset-{set.Name}/")), StringComparer.Ordinal);
        foreach (var kernel in root.Array("kernelarch"))
        {
            var kernelDefines = ReadAt($"kernelarch-{kernel.Name}/");
            foreach (var arch in kernel.Array("debianarch"))
            {
                var level = new Level(kernel.Name, arch.Name, root, kernelDefines, ReadAt($"{arch.Name}/"), sets);
                if (kernel.IsEnabled && kernelDefines.IsEnabled && arch.IsEnabled && level.Defines.IsEnabled)
                {
                    foreach (var row in level.Rows())
                    {
                        yield return row;
                    }
                }
            }
        }
    }

    private DefinesNode ReadAt(string folder) => DefinesNode.Read(folder + FileName, files.TextOf(folder + FileName), faults);

    // One architecture with everything above it.
    private sealed record Level(
        string KernelArch,
        string Arch,
        DefinesNode Root,
        DefinesNode Kernel,
        DefinesNode Defines,
        IReadOnlyDictionary<string, (DefinesNode InRoot, DefinesNode Own)> Sets)
    {
        public IEnumerable<DebianRow> Rows()
        {
            var flavours = Defines.Array("flavour");
            foreach (var set in Defines.Array("featureset"))
            {
                if (!Sets.TryGetValue(set.Name, out var root) || !root.InRoot.IsEnabled || !root.Own.IsEnabled || !set.IsEnabled)
                {
                    continue;
                }

                // A set that lists no flavours has those of the architecture.
                var own = set.Array("flavour");
                foreach (var flavour in (own.Count > 0 ? own : flavours).Select(flavour => flavour.Name))
                {
                    var ofArch = flavours.FirstOrDefault(other => other.Name == flavour);
                    var ofSet = own.FirstOrDefault(other => other.Name == flavour);
                    if (ofArch?.IsEnabled != false && ofSet?.IsEnabled != false)
                    {
                        yield return new DebianRow(Arch, KernelArch, set.Name, flavour,
                            Files(set, root.InRoot, root.Own, flavour, ofArch, ofSet));
                    }
                }
            }
        }

        private List<(string Path, bool IsNamed)> Files(
            DefinesNode set, DefinesNode setInRoot, DefinesNode setOwn, string flavour, DefinesNode? ofArch, DefinesNode? ofSet)
        {
            var files = new List<(string Path, bool IsNamed)>();
            Add(Root.Configs, "config");
            Add(Kernel.Configs, $"kernelarch-{KernelArch}/config");
            Add(Defines.Configs, $"{Arch}/config");
            Add(ofArch?.Configs ?? [], $"{Arch}/config.{flavour}");
            Add(setOwn.Configs.Count > 0 ? setOwn.Configs : setInRoot.Configs, $"featureset-{set.Name}/config");
            Add(set.Configs, $"{Arch}/{set.Name}/config");
            Add(ofSet?.Configs ?? [], $"{Arch}/{set.Name}/config.{flavour}");
            return files;

            void Add(IEnumerable<string> named, string own)
            {
                files.AddRange(named.Select(path => (path, true)));
                files.Add((own, false));
            }
        }
    }
}
