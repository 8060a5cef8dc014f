namespace PatchQueue.Words;

/// <summary>What a file's words mean.</summary>
public enum SourceLanguage
{
    /// <summary>Prose, data, or a language whose names belong to it alone; its words are not looked at.</summary>
    None,

    /// <summary>C and assembler: identifiers, included headers, strings that name devices.</summary>
    C,

    /// <summary>Device trees: labels, macros, included files, strings that name devices.</summary>
    DeviceTree,

    /// <summary>Kconfig: options.</summary>
    Kconfig,

    /// <summary>Makefiles: options.</summary>
    Makefile,
}
