namespace PatchQueue.Kconfig;

/// <summary>
/// The compiler that Kconfig asks for its abilities: the kernel's own <c>scripts/dummy-tools</c>, which have every one of them, the
/// host's, or a cross compiler. The host's must not judge a foreign architecture: options such as KVM vanish without a word.
/// </summary>
/// <param name="Prefix">What stands before <c>gcc</c>; null for the dummy tools, empty for the host's.</param>
public sealed record Toolchain(string? Prefix)
{
    /// <summary>The dummy tools.</summary>
    public static Toolchain Dummy { get; } = new((string?)null);

    /// <summary>Reads <c>dummy</c>, <c>host</c> or <c>cross:PREFIX</c>.</summary>
    /// <returns>Null when it is none of them.</returns>
    public static Toolchain? TryParse(string text) => text switch
    {
        "dummy" => Dummy,
        "host" => new Toolchain(""),
        _ => text.StartsWith("cross:", StringComparison.Ordinal) && text.Length > "cross:".Length
            ? new Toolchain(text["cross:".Length..]) : null,
    };

    /// <summary>What make is told.</summary>
    /// <param name="tree">The kernel's tree; absolute, because a relative prefix is not found from another folder.</param>
    /// <exception cref="IOException">The tree has no dummy tools that can be run.</exception>
    internal IEnumerable<string> Arguments(string tree)
    {
        if (Prefix is not null)
        {
            return Prefix.Length > 0 ? [$"CROSS_COMPILE={Prefix}"] : [];
        }

        var folder = Path.Combine(tree, "scripts", "dummy-tools");
        var compiler = Path.Combine(folder, "gcc");
        if (!File.Exists(compiler))
        {
            throw new IOException($"there is no {compiler}: name a toolchain with --toolchain host or cross:PREFIX");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(compiler) & UnixFileMode.UserExecute) == 0)
        {
            throw new IOException($"{compiler} cannot be run: give it its execute bit back, or name another toolchain with --toolchain");
        }

        var pahole = Path.Combine(folder, "pahole");
        string[] tools = [$"CROSS_COMPILE={folder}/", "RUSTC=/nothing/nowhere"];
        return File.Exists(pahole) ? [.. tools, $"PAHOLE={pahole}"] : tools;
    }
}
