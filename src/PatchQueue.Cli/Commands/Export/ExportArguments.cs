using System.CommandLine;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>The options of <c>pq export</c>.</summary>
internal sealed class ExportArguments
{
    private readonly QueueArguments _queue = new();
    private readonly Option<string?> _format = Text("--format", "F", "The format (default obs)");
    private readonly Option<string?> _out = Text("--out", "DIR", "The package's folder");
    private readonly Option<string?> _mainline = Text("--mainline", "SRC", "A directory, an archive, or REPO#REV");
    private readonly Option<string?> _name = Text("--name", "NAME", "The package's name");
    private readonly Option<string?> _version = Text("--version", "V", "The mainline's version");
    private readonly Option<string?> _release = Text("--release", "R", "The package's release (default 1, or kernel-source's)");
    private readonly Option<string?> _style = Text("--style", "S", "patches, which the build applies, or the prepared tree");
    private readonly Option<string?> _compression = Text("--compression", "C", "xz, zst, bz2 or gz (default xz)");
    private readonly Option<string?> _verify = Text("--verify", "LEVEL", "none, quick or full (default quick)");
    private readonly Option<long?> _epoch = new Option<long?>("--epoch")
    {
        HelpName = "SECONDS", Description = "The package's time (default: the queue's newest commit)",
    }.AtLeast(0);
    private readonly Option<string?> _template = Text("--template", "PATH", "A spec template, or a folder of them");
    private readonly Option<string[]> _set = new("--set") { HelpName = "NAME=VALUE",
        Description = "Give a template's macro a value; repeatable" };
    private readonly Option<string[]> _arch = new("--arch") { HelpName = "A", Description = "Only this architecture; repeatable" };
    private readonly Option<string[]> _flavor = new("--flavor") { HelpName = "F", Description = "Only this flavor; repeatable" };
    private readonly Option<string?> _configs = Text(
        "--kernel-configs", "MODE", "Ship the built configs: build (default), defaults for what nobody has answered, or none");
    private readonly Option<bool> _vanilla = Flag("--vanilla", "Only patches.kernel.org and patches.rpmify");
    private readonly Option<bool> _disabled = Flag("--with-disabled", "Ship patches that guards disable, too");
    private readonly Option<string?> _changes = Text("--changes", "FILE", "The older changelog that is continued");
    private readonly Option<string?> _changesFrom = Text("--changes-from", "REV", "One entry: what differs from the queue of that release");
    private readonly Option<string?> _revision = Text("--revision", "REV", "The queue as this commit of its git has it");
    private readonly Option<string?> _tag = Text("--tag", "NAME", "Tag the branch (format git)");
    private readonly Option<string?> _keyring = Text("--keyring", "FILE", "Keys that the tarball's signature is checked with");
    private readonly Option<string?> _profile = Text("--profile", "P", "The rules of pq check that must hold (none for no check)");
    private readonly Option<bool> _dirty = Flag("--dirty", "Take changes that are not committed along");
    private readonly Option<bool> _force = Flag("--force", "Replace the folder if it exists");
    private readonly Option<bool> _json = Flag("--json", "Print a report as JSON");
    private readonly Option<int> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "Number of threads (default: one a processor)",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        _queue.AddTo(command);
        Option[] options =
        [
            _format, _out, _mainline, _name, _version, _release, _style, _compression, _verify, _epoch, _template, _set, _arch, _flavor,
            _configs, _vanilla, _disabled, _changes, _changesFrom, _revision, _tag, _keyring, _profile, _dirty, _force, _json, _threads,
        ];
        Array.ForEach(options, command.Options.Add);
    }

    /// <summary>What was asked for.</summary>
    public ExportRequest Read(ParseResult parsed) => new()
    {
        Queue = _queue.Read(parsed) with { Mainline = parsed.GetValue(_mainline) },
        Format = parsed.GetValue(_format) ?? "obs",
        Out = parsed.GetValue(_out),
        Name = parsed.GetValue(_name),
        Version = parsed.GetValue(_version),
        Release = parsed.GetValue(_release),
        Style = parsed.GetValue(_style),
        Compression = parsed.GetValue(_compression),
        Verify = parsed.GetValue(_verify),
        Epoch = parsed.GetValue(_epoch),
        Template = parsed.GetValue(_template),
        Set = [.. parsed.GetValue(_set) ?? []],
        Architectures = [.. parsed.GetValue(_arch) ?? []],
        Flavors = [.. parsed.GetValue(_flavor) ?? []],
        KernelConfigs = parsed.GetValue(_configs),
        IsVanilla = parsed.GetValue(_vanilla),
        WithDisabled = parsed.GetValue(_disabled),
        Changes = parsed.GetValue(_changes),
        ChangesFrom = parsed.GetValue(_changesFrom),
        Revision = parsed.GetValue(_revision),
        Tag = parsed.GetValue(_tag),
        Keyring = parsed.GetValue(_keyring),
        Profile = parsed.GetValue(_profile),
        IsDirty = parsed.GetValue(_dirty),
        IsForced = parsed.GetValue(_force),
        IsJson = parsed.GetValue(_json),
        Threads = parsed.GetValue(_threads),
    };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
