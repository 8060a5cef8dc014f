namespace PatchQueue.Dialects;

/// <summary>The kernel's word for an architecture: what <c>ARCH=</c> takes.</summary>
internal static class KernelArchs
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["x86_64"] = "x86_64", ["amd64"] = "x86_64", ["x86"] = "x86", ["i386"] = "i386", ["i586"] = "i386", ["i686"] = "i386",
        ["aarch64"] = "arm64", ["arm64"] = "arm64", ["arm"] = "arm", ["armhf"] = "arm", ["armel"] = "arm", ["armv6hl"] = "arm",
        ["armv7hl"] = "arm", ["armv7hnl"] = "arm", ["ppc64"] = "powerpc", ["ppc64le"] = "powerpc", ["ppc64el"] = "powerpc",
        ["powerpc"] = "powerpc", ["ppc"] = "powerpc", ["s390x"] = "s390", ["s390"] = "s390", ["riscv64"] = "riscv", ["riscv"] = "riscv",
        ["loong64"] = "loongarch", ["loongarch64"] = "loongarch", ["loongarch"] = "loongarch", ["mips"] = "mips", ["mips64"] = "mips",
        ["mips64el"] = "mips", ["mipsel"] = "mips", ["sparc64"] = "sparc", ["sparc"] = "sparc", ["hppa"] = "parisc", ["parisc"] = "parisc",
        ["alpha"] = "alpha", ["m68k"] = "m68k", ["sh4"] = "sh", ["sh"] = "sh", ["um"] = "um", ["arc"] = "arc", ["csky"] = "csky",
    };

    /// <summary>The kernel's word; the name itself where none is known.</summary>
    public static string Of(string arch) => Words.GetValueOrDefault(arch, arch);

    /// <summary>The architecture that a file's name has as one of its words; null when it has none.</summary>
    public static string? TryIn(string name)
    {
        var words = name.Split('-', '.', '/', '+');
        return Array.Find(words, Words.ContainsKey);
    }
}
