namespace PatchQueue.Words;

/// <summary>What a word is.</summary>
public enum WordKind
{
    /// <summary>An identifier of C, assembler or a device tree.</summary>
    Identifier,

    /// <summary>A header or device-tree file, by any end of its path.</summary>
    Header,

    /// <summary>A string with a comma and no blank, which names a device.</summary>
    Device,

    /// <summary>A Kconfig option, without <c>CONFIG_</c>.</summary>
    Option,
}
