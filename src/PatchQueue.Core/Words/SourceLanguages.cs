using PatchQueue.Text;

namespace PatchQueue.Words;

/// <summary>Knows a file's language by its name.</summary>
public static class SourceLanguages
{
    /// <summary>The language.</summary>
    public static SourceLanguage Of(TreePath path)
    {
        var name = path.Name;
        if (name.StartsWith("Kconfig"u8))
        {
            return SourceLanguage.Kconfig;
        }

        if (name.SequenceEqual("Makefile"u8) || name.SequenceEqual("Kbuild"u8))
        {
            return SourceLanguage.Makefile;
        }

        var ending = name[(name.LastIndexOf((byte)'.') + 1)..];
        var isC = ending.SequenceEqual("c"u8) || ending.SequenceEqual("h"u8) || ending.SequenceEqual("S"u8);
        return isC ? SourceLanguage.C
            : ending.SequenceEqual("dts"u8) || ending.SequenceEqual("dtsi"u8) || ending.SequenceEqual("dtso"u8) ? SourceLanguage.DeviceTree
            : SourceLanguage.None;
    }
}
