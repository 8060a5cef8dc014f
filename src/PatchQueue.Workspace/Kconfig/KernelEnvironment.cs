using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Kconfig;

/// <summary>
/// What make hands to conf: the variables that the tree's own Makefile exports for an architecture and a toolchain. They are asked of
/// make itself, so that no kernel's list of them has to be known.
/// </summary>
internal static class KernelEnvironment
{
    private const string Target = "pq-environment-config";

    // The tree's Makefile is read behind this file: its variables are complete when the recipe runs, and no other target is made.
    private const string Rule = $"""
        ifeq ($(sub_make_done),1)
        {Target}:
        	@env -0 >$(PQ_ENVIRONMENT)
        endif

        """;

    /// <summary>Asks make, in a folder of its own.</summary>
    /// <exception cref="IOException">make fails.</exception>
    public static ImmutableSortedDictionary<string, string> Ask(
        KernelTree tree, string arch, Toolchain toolchain, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder();
        var output = Directory.CreateDirectory(scratch.PathOf("o")).FullName;
        var rule = scratch.PathOf("rule.mk");
        var answer = scratch.PathOf("environment");
        File.WriteAllText(rule, Rule);
        string[] arguments = ["-s", "-C", tree.Root, $"O={output}", $"ARCH={arch}", .. toolchain.Arguments(tree.Root), Target];
        var result = ProgramRunner.Run(
            new ProgramCall("make", [.. arguments])
            {
                WorkingDirectory = output,
                Variables = ImmutableSortedDictionary<string, string>.Empty.Add("MAKEFILES", rule).Add("PQ_ENVIRONMENT", answer),
            },
            cancellation);
        if (!result.Succeeded || !File.Exists(answer))
        {
            throw new IOException($"make cannot say how {tree.Root} is configured for ARCH={arch}: {result.Reason}");
        }

        return Encoding.UTF8.GetString(File.ReadAllBytes(answer)).Split('\0').Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2 && IsForConf(pair[0]))
            .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    // make's own words, and where it stood, would lead a make that Kconfig starts astray.
    private static bool IsForConf(string name) => name is not ("MFLAGS" or "PWD" or "OLDPWD" or "O" or "SHLVL" or "_" or "KCONFIG_CONFIG"
            or "PATH" or "LC_ALL" or "TZ" or "TMPDIR" or "CONFIG_")
        && (name == "MAKE" || !name.StartsWith("MAKE", StringComparison.Ordinal)) && !name.StartsWith("PQ_", StringComparison.Ordinal);
}
