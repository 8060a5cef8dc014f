using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Kconfig;

/// <summary>The kernel's own targets that make a whole config: <c>defconfig</c>, <c>allmodconfig</c>, <c>localmodconfig</c>.</summary>
/// <param name="tree">The tree.</param>
/// <param name="toolchain">Who answers for the compiler.</param>
/// <param name="cache">Where compiled confs are kept; absolute.</param>
public sealed class KernelSeed(KernelTree tree, Toolchain toolchain, string cache)
{
    /// <summary>The architecture's <c>defconfig</c>.</summary>
    /// <param name="arch">The kernel's word for the architecture.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FileNotFoundException">The kernel has none for it.</exception>
    public byte[] Def(string arch, CancellationToken cancellation) => Conf(
        arch, environment => [$"--defconfig={DefOf(environment)}"], null, cancellation);

    /// <summary><c>allmodconfig</c> over what is asked for already.</summary>
    public byte[] AllMod(string arch, ReadOnlyMemory<byte> asked, CancellationToken cancellation) =>
        Conf(arch, _ => ["--allmodconfig"], asked, cancellation);

    /// <summary>What is asked for, without the modules that are not loaded: the tree's <c>streamline_config.pl</c>.</summary>
    /// <param name="arch">The kernel's word for the architecture.</param>
    /// <param name="asked">Where it begins.</param>
    /// <param name="modules">The output of lsmod; null: of this machine.</param>
    /// <param name="cancellation">Ends it.</param>
    public byte[] LocalMod(string arch, ReadOnlyMemory<byte> asked, string? modules, CancellationToken cancellation)
    {
        var environment = KernelEnvironment.Ask(tree, arch, toolchain, cancellation);
        using var scratch = new ScratchFolder();
        File.WriteAllBytes(scratch.PathOf(".config"), asked.Span);
        var call = new ProgramCall("perl",
            [Path.Combine(tree.Root, "scripts", "kconfig", "streamline_config.pl"), "--localmodconfig", tree.Root, "Kconfig"])
        {
            WorkingDirectory = scratch.Root,
            Variables = (modules is null ? environment : environment.SetItem("LSMOD", modules)).SetItem("KCONFIG_CONFIG", ".config"),
        };
        var result = ProgramRunner.Run(call, cancellation);
        return result.Succeeded && result.Output.Length > 0
            ? result.Output.ToArray()
            : throw new IOException($"streamline_config.pl cannot say which modules are wanted: {LastLine(result)}");
    }

    // What it has looked at comes first, and why it ends, last.
    private static string LastLine(ProgramResult result) =>
        result.ErrorText.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [.., var last]
            ? Text.DisplayText.Of(last) : result.Reason;

    // defconfig is a path from the tree's root that the Makefile names.
    private string DefOf(ImmutableSortedDictionary<string, string> environment)
    {
        var name = environment.GetValueOrDefault("KBUILD_DEFCONFIG") is { Length: > 0 } own ? own : "defconfig";
        var path = Path.Combine(tree.Root, "arch", environment["SRCARCH"], "configs", name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"this kernel has no defconfig: there is no {path}");
    }

    private byte[] Conf(
        string arch,
        Func<ImmutableSortedDictionary<string, string>, ImmutableArray<string>> mode,
        ReadOnlyMemory<byte>? asked,
        CancellationToken cancellation)
    {
        var program = ConfProgram.Of(tree, cache, cancellation);
        var environment = KernelEnvironment.Ask(tree, arch, toolchain, cancellation);
        using var scratch = new ScratchFolder();
        if (asked is { } layers)
        {
            File.WriteAllBytes(scratch.PathOf("asked"), layers.Span);
            environment = environment.SetItem("KCONFIG_ALLCONFIG", scratch.PathOf("asked"));
        }

        var result = ProgramRunner.Run(
            new ProgramCall(program.FilePath, [.. mode(environment), "Kconfig"])
            {
                WorkingDirectory = scratch.Root,
                Variables = environment.SetItem("KCONFIG_CONFIG", scratch.PathOf(".config")),
            },
            cancellation);
        return result.Succeeded && File.Exists(scratch.PathOf(".config"))
            ? File.ReadAllBytes(scratch.PathOf(".config"))
            : throw new IOException($"the kernel's conf fails: {result.Reason}");
    }
}
