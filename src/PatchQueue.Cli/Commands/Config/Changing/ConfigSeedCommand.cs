using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Kconfig;
using PatchQueue.Layering;
using PatchQueue.Output;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq config seed</c>: the way a person starts a kernel of their own.</summary>
internal sealed class ConfigSeedCommand
{
    private readonly ConfigArguments _configs = new();
    private readonly Argument<string> _row = new("ROW") { Description = "A row, or the name of a new one" };
    private readonly Option<string> _from = new("--from")
    {
        HelpName = "S",
        Description = "running, a .config file, localmod, allmod or def",
        Required = true,
    };

    private readonly Option<string?> _modules = new("--lsmod") { HelpName = "FILE",
        Description = "With localmod, the output of lsmod of the machine meant" };
    private readonly Option<string?> _arch = new("--arch") { HelpName = "ARCH",
        Description = "The kernel's word for the architecture of a new row (default x86)" };

    /// <summary>Builds the command.</summary>
    public Command Create(CommandContext context)
    {
        var command = new Command("seed", "Begin a kernel of one's own: what differs from the layers becomes the row's own layer")
        {
            _row, _from, _modules, _arch,
        };
        _configs.AddWithTree(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var session = _configs.OpenOrBegin(parsed, context);
        var name = parsed.GetValue(_row)!;
        var found = session.Matrix.Find(name).Take(2).ToList();
        var row = found.Count == 1 ? found[0] : null;
        var arch = row?.KernelArch ?? parsed.GetValue(_arch) ?? "x86";
        var asked = row is null ? ReadOnlyMemory<byte>.Empty : session.Merged(row);
        var source = Source(parsed, session, arch, asked, cancellation);
        var seeded = session.Evaluate([new EvaluationRequest(name, arch, source)], ConfQuestion.Defaults, cancellation)[0];
        if (row is null)
        {
            return Begin(session, name, seeded);
        }

        // What the kernel makes of the layers alone needs no line of its own.
        var have = session.EvaluateOne(row, ConfQuestion.Defaults, cancellation).Values();
        var wanted = LayerMerge.Merge(row).Values();
        foreach (var change in OptionChange.Between(have, seeded.Values()))
        {
            wanted[change.Symbol] = change.After ?? ConfigValue.No;
        }

        var import = RowImport.Of(session.State, row, wanted, symbol => !ToolchainOptions.Has(symbol));
        ConfigText.WriteFiles(session.Commit(import.State), context.Out);
        context.Out.WriteLine($"{import.Count} options differ from the layers; they are in {DisplayText.Of(import.Layer)}");
        return Remaining(session, import.State, name, seeded, cancellation);
    }

    private static byte[] ConfigFileBytes(string name, CommandContext context)
    {
        var path = context.PathOf(name);
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"there is no file {DisplayText.Of(name)}", "--from takes running, localmod, allmod, def, or a .config");
        }

        OptionNames.ValuesOf(path);
        return File.ReadAllBytes(path);
    }

    private static int Begin(ConfigSession session, string name, EvaluatedRow seeded)
    {
        var layer = session.Dialect.LayerOfNewRow(name) is { } path && session.Dialect.Name == "flat" ? path : throw new UsageException(
            $"there is no row '{DisplayText.Of(name)}', and {session.Dialect.Name} needs more than a file to have one",
                "pq config list names the rows");
        ConfigText.WriteFiles(session.Commit(session.State.With(session.State.Files.With(layer, seeded.Config))), session.Context.Out);
        return ExitCode.Done;
    }

    // The proof: what the kernel makes of the row now is what it made of the seed.
    private static int Remaining(ConfigSession session, ConfigState state, string name, EvaluatedRow seeded, CancellationToken cancellation)
    {
        var row = state.Matrix.Find(name).First();
        var now = session.EvaluateOne(row, ConfQuestion.Defaults, cancellation).Values();
        var left = OptionChange.Between(seeded.Values(), now);
        ConfigDiffText.Write(left, session.Context.Out);
        return left.IsEmpty ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private ReadOnlyMemory<byte> Source(
        ParseResult parsed, ConfigSession session, string arch, ReadOnlyMemory<byte> asked, CancellationToken cancellation)
    {
        var modules = parsed.GetValue(_modules) is { } file ? session.Context.PathOf(file) : null;
        var running = session.Context.Environment.GetValueOrDefault(SeedSource.Variable) is { Length: > 0 } named
            ? session.Context.PathOf(named)
            : null;
        return parsed.GetValue(_from)! switch
        {
            "running" => SeedSource.Running(running),
            "def" => session.Seed.Def(arch, cancellation),
            "allmod" => session.Seed.AllMod(arch, asked, cancellation),
            "localmod" => session.Seed.LocalMod(arch, asked.IsEmpty ? SeedSource.Running(running) : asked, modules, cancellation),
            var path => ConfigFileBytes(path, session.Context),
        };
    }
}
