namespace PatchQueue.Configs;

/// <summary>How layers become one config. The tools do not agree.</summary>
public enum MergeRule
{
    /// <summary>The last line wins, wherever it stands; an option keeps the place of its first line: Debian's kconfig.py.</summary>
    LastWins,

    /// <summary>A higher layer wins, but within a layer the first line: ARK's merge.py.</summary>
    FirstInLayer,

    /// <summary>The last line wins and stands in the place of the lowest layer's; what is new comes behind, sorted: SUSE's
    /// config-merge.</summary>
    Replace,

    /// <summary>A layer is put behind the ones before it, from which its options are deleted: the kernel's merge_config.sh.</summary>
    Append,
}
