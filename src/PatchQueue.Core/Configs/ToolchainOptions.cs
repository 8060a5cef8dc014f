using System.Text.RegularExpressions;

namespace PatchQueue.Configs;

/// <summary>Options that only say which toolchain there was: the union of what SUSE's and Ubuntu's checks pass over.</summary>
public static partial class ToolchainOptions
{
    /// <summary>Whether an option is one of them.</summary>
    /// <param name="symbol">Without <c>CONFIG_</c>.</param>
    public static bool Has(string symbol) => Names().IsMatch(symbol);

    [GeneratedRegex(
        @"^(CC_VERSION_TEXT|CC_IS_.*|GCC_VERSION|CLANG_VERSION|AS_VERSION|AS_IS_.*|LD_VERSION|LD_IS_.*|LLD_VERSION|PAHOLE_VERSION"
        + @"|RUSTC_.*|RUST_IS_AVAILABLE|BINDGEN_VERSION_TEXT|VERSION_SIGNATURE|AS_HAS_.*|CC_CAN_.*|CC_HAS_.*|CC_HAVE_.*"
        + @"|FTRACE_MCOUNT_USE_.*|G.*CC.*_NO_.*|HAVE_.*_COMPILER|TOOLCHAIN_HAS_.*|TOOLCHAIN_NEEDS_.*|TOOLS_SUPPORT_.*|OBJTOOL)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
