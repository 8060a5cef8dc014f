using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Kconfig;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq config diff</c>: two rows, two files, or two kernels.</summary>
internal sealed class ConfigDiffCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string[]> _sides = new("A B") { Arity = new ArgumentArity(0, 2), Description = "Two rows, or two files" };
    private readonly Option<string?> _kernel = new("--kernel") { HelpName = "OLD..NEW",
        Description = "Two expanded trees: what has become of the options" };
    private readonly Option<string> _arch = new("--arch")
    {
        HelpName = "ARCH",
        Description = "With --kernel, the kernel's word for the architecture (default x86)",
        DefaultValueFactory = _ => "x86",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("diff", "Compare two rows, two files or two kernels, option by option") { _sides, _kernel, _arch, _json };
        _configs.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(_kernel) is { } range)
        {
            return Kernels(range, parsed, context);
        }

        if (parsed.GetValue(_sides) is not [var one, var other])
        {
            throw new UsageException("name two rows or two files", "--kernel OLD..NEW compares two trees");
        }

        var changes = OptionChange.Between(Values(one, parsed, context), Values(other, parsed, context));
        if (parsed.GetValue(_json))
        {
            ConfigDiffJson.Write(changes, context.Out);
        }
        else
        {
            ConfigDiffText.Write(changes, context.Out);
        }

        return ExitCode.Done;
    }

    private int Kernels(string range, ParseResult parsed, CommandContext context)
    {
        var (old, fresh) = Split(range, context);
        var arch = parsed.GetValue(_arch)!;
        var difference = KernelDifference.Between(Index(old), Index(fresh));
        if (parsed.GetValue(_json))
        {
            KernelDiffJson.Write(difference, context.Out);
        }
        else
        {
            KernelDiffText.Write(difference, context.Out);
        }

        return ExitCode.Done;

        Options.KconfigIndex Index(string tree) => new KconfigIndexes(KernelTree.Open(context.PathOf(tree))).Of(arch);
    }

    // Paths have dots of their own: ../linux-6.1..../linux-6.12.
    private static (string Old, string Fresh) Split(string range, CommandContext context)
    {
        var ranges = Enumerable.Range(1, Math.Max(range.Length - 3, 0)).Where(at => string.CompareOrdinal(range, at, "..", 0, 2) == 0)
            .Select(at => (Old: range[..at], Fresh: range[(at + 2)..])).ToList();
        return ranges.Count == 0 ? throw new UsageException("--kernel takes OLD..NEW, two expanded trees")
            : ranges.Find(pair => KernelTree.IsAt(context.PathOf(pair.Old)) && KernelTree.IsAt(context.PathOf(pair.Fresh))) is
                { Old: not null } found ? found : ranges[0];
    }

    private Dictionary<string, ConfigValue> Values(string name, ParseResult parsed, CommandContext context)
    {
        if (!File.Exists(context.PathOf(name)))
        {
            return LayerMerge.Merge(_configs.Open(parsed, context).Row(name)).Values();
        }

        return OptionNames.ValuesOf(context.PathOf(name));
    }
}
