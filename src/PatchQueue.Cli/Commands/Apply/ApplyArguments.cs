using System.CommandLine;

namespace PatchQueue.Commands;

/// <summary>The options of <c>pq apply</c>.</summary>
internal sealed class ApplyArguments
{
    private readonly QueueArguments _queue = new();
    private readonly Option<string?> _mainline = Text("--mainline", "SRC", "A directory, an archive, or REPO#REV");
    private readonly Option<string?> _out = Text("--out", "DIR", "Expand into a new directory");
    private readonly Option<string?> _tree = Text("--tree", "DIR", "Apply in place to a tree that exists");
    private readonly Option<string?> _branch = Text("--branch", "NAME", "Make a git branch with a commit a patch");
    private readonly Option<string?> _tarball = Text("--tarball", "FILE", "Write a reproducible tarball");
    private readonly Option<bool> _dryRun = Flag("--dry-run", "Write nothing; say what would happen");
    private readonly Option<bool> _vanilla = Flag("--vanilla", "Only patches.kernel.org and patches.rpmify");
    private readonly Option<string?> _to = Text("--to", "PATCH", "Stop after this patch");
    private readonly Option<string?> _before = Text("--before", "PATCH", "Stop before this patch");
    private readonly Option<int?> _fuzz = new("--fuzz") { HelpName = "N", Description = "Lines of context that may differ (default 0)" };
    private readonly Option<int?> _strip = new("--strip") { HelpName = "N", Description = "Strip level where none is given (default 1)" };
    private readonly Option<string?> _overlay = Text("--overlay", "DIR", "Lay these files over the mainline before the first patch");
    private readonly Option<bool> _removeEmpty = new("--remove-empty-files", "-E")
    {
        Description = "Remove files that a patch leaves empty",
    };

    private readonly Option<bool> _keepGoing = Flag("--keep-going", "Leave rejected patches out and go on");
    private readonly Option<bool> _keep = Flag("--keep", "Keep files changed in the tree, where the queue allows it");
    private readonly Option<bool> _verify = Flag("--verify", "Read every file of the tree and the queue, whatever its times say");
    private readonly Option<bool> _quilt = Flag("--quilt", "Leave a tree that quilt can go on with (.pc)");
    private readonly Option<string?> _keyring = Text("--keyring", "FILE", "Keys that the tarball's signature is checked with");
    private readonly Option<bool> _force = Flag("--force", "Replace the branch if it exists");
    private readonly Option<string?> _config = Text("--config", "ROW", "Leave this row's .config in the tree");
    private readonly Option<bool> _json = Flag("--json", "Print a report as JSON");
    private readonly Option<string?> _log = Text("--log", "FILE", "Append a detailed log");
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and warnings" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Print every hunk that moved" };
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
            _mainline, _out, _tree, _branch, _tarball, _dryRun, _vanilla, _to, _before, _fuzz, _strip, _overlay, _removeEmpty, _keepGoing,
            _keep, _verify, _quilt, _keyring, _force, _config, _json, _log, _quiet, _verbose, _threads,
        ];
        Array.ForEach(options, command.Options.Add);
    }

    /// <summary>What was asked for.</summary>
    public ApplyRequest Read(ParseResult parsed) => new()
    {
        Queue = _queue.Read(parsed) with
        {
            Mainline = parsed.GetValue(_mainline),
            Fuzz = parsed.GetValue(_fuzz),
            Strip = parsed.GetValue(_strip),
            Overlay = parsed.GetValue(_overlay),
            RemoveEmptyFiles = parsed.GetValue(_removeEmpty) ? true : null,
        },
        Out = parsed.GetValue(_out),
        Tree = parsed.GetValue(_tree),
        Branch = parsed.GetValue(_branch),
        Tarball = parsed.GetValue(_tarball),
        IsDryRun = parsed.GetValue(_dryRun),
        IsVanilla = parsed.GetValue(_vanilla),
        To = parsed.GetValue(_to),
        Before = parsed.GetValue(_before),
        KeepsGoing = parsed.GetValue(_keepGoing),
        KeepsEdits = parsed.GetValue(_keep),
        Verifies = parsed.GetValue(_verify),
        IsQuilt = parsed.GetValue(_quilt),
        Keyring = parsed.GetValue(_keyring),
        IsForced = parsed.GetValue(_force),
        Config = parsed.GetValue(_config),
        IsJson = parsed.GetValue(_json),
        Log = parsed.GetValue(_log),
        IsQuiet = parsed.GetValue(_quiet),
        IsVerbose = parsed.GetValue(_verbose),
        Threads = parsed.GetValue(_threads),
    };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
