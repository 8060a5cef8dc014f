using System.Collections.Immutable;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Porting;
using PatchQueue.Queues;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;

namespace PatchQueue.Commands;

/// <summary>Carries a rebase through: what is certain at once, and the rest step by step.</summary>
internal sealed class RebaseSession
{
    private readonly QueueOptions _options;
    private readonly NamedMainlines _named;
    private readonly int _threads;
    private readonly CommandContext _context;
    private readonly OpenedQueue _queue;
    private readonly RebaseFolder _folder;
    private readonly OpenNames _names;
    private readonly HandWork _hands;
    private readonly StepWriter _writer;

    /// <summary>Opens the queue.</summary>
    /// <param name="options">What the command line says of the queue.</param>
    /// <param name="named">The mainlines that it names.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="commits">Whether what is written is committed.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="UsageException">There is no queue.</exception>
    public RebaseSession(
        QueueOptions options, NamedMainlines named, int threads, bool commits, CommandContext context)
    {
        (_options, _named, _threads, _context) = (options, named, threads, context);
        _queue = QueueArguments.Open(options with { Mainline = null }, context);
        _folder = new RebaseFolder(_queue.Folder!.Root);
        _names = new OpenNames(_folder);
        _hands = new HandWork(_folder, context);
        _writer = new StepWriter(_queue, _folder, context) { Commits = commits };
    }

    /// <summary>Begins: writes what is certain.</summary>
    /// <param name="keepsUpstreamed">Whether patches that the new mainline has stay, disabled.</param>
    /// <param name="tell">Is given the report, and what it was made of.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int Begin(bool keepsUpstreamed, Action<RebaseForecast, OpenedRebase> tell, CancellationToken cancellation)
    {
        if (RebaseState.TryRead(_folder) is { } open)
        {
            throw new UsageException(
                $"a rebase is going on, and {StepText.Count(open.Open.Count)}",
                "pq rebase --status lists them; --continue, --skip or --abort goes on");
        }

        using var opened = new OpenedRebase(_options with { Mainline = _named.From }, _named.Onto, _named.Git, _threads, _context);
        if (opened.OntoSources.Count > 1)
        {
            throw new UsageException("a queue is carried onto one mainline", "name one with --onto, or leave --write out");
        }

        using var bar = ProgressBar.For(_context, isQuiet: false);
        var setup = opened.Setup(bar);
        using var step = new StepRun(
            _queue.Folder!, _queue.Settings, setup,
            new RebaseState(
                Portable(opened.FromSource), Portable(opened.OntoSources[0]), keepsUpstreamed,
                ImmutableSortedDictionary<string, string>.Empty));
        step.Forecast(cancellation);
        var changes = new QueueTransaction(_folder.Root);
        step.Plan(changes);
        var recorded = new QueueBase(_queue.Folder!).Record(opened.OntoSources[0], changes);
        _writer.Demand(changes);
        tell(step.Result, opened);
        _writer.Write(step, changes, isFirst: true, cancellation);
        new StepText(_context).WriteBegun(step, recorded);
        return GoOn(step, setup, opened.Clone, cancellation);
    }

    /// <summary>Goes on with the files of a patch as a person has left them.</summary>
    /// <param name="name">The patch; null for the one whose files are open.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int Continue(string? name, CancellationToken cancellation)
    {
        using var going = Resume(cancellation);
        if (name is null && _names.Taken(going.State).Count == 0)
        {
            return GoOn(going.Step, going.Setup, going.Clone, cancellation);
        }

        _hands.Settle(going, _names.Find(going.State, name), cancellation);
        return Finish(going, cancellation);
    }

    /// <summary>Leaves patches out.</summary>
    /// <param name="names">The patches, or patterns; empty for the one whose files are open.</param>
    /// <param name="because">Why; null for no word.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int Skip(IReadOnlyCollection<string> names, string? because, CancellationToken cancellation)
    {
        using var going = Resume(cancellation);
        var patches = names.Count == 0
            ? [_names.Find(going.State, null)]
            : names.SelectMany(name => _names.FindAll(going.State, name)).Distinct().ToList();
        var person = Person.Of(_context, _folder.Root, cancellation);
        foreach (var patch in patches)
        {
            new StepText(_context).WriteDropped(going.Step.Drop(going.Step.IndexOf(patch)), because, person);
            going.Left.Add(_folder.WorkOf(patch));
        }

        going.Step.Forecast(cancellation);
        return Finish(going, cancellation);
    }

    /// <summary>Opens the files of a patch.</summary>
    /// <param name="name">The patch.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int Take(string name, CancellationToken cancellation)
    {
        using var going = Resume(cancellation);
        var patch = _names.Find(going.State, name);
        var row = going.Step.Report.Rows[going.Step.IndexOf(patch)];
        if (row.Files.FirstOrDefault(file => file.BlockedBy is not null)?.BlockedBy is { } other)
        {
            throw new HintedException(
                $"{patch} waits for {going.Step.NameOf(other)}", "settle that one first; what this one is then, it will be decided anew");
        }

        _hands.Open(going.Step, going.Setup, patch, going.Clone, cancellation);
        var person = Person.Of(_context, _folder.Root, cancellation);
        QueueFile.Write(_folder.TakenFileOf(patch), Encoding.UTF8.GetBytes(person.ReplaceLineEndings(" ") + "\n"));
        return ExitCode.NeedsPerson;
    }

    /// <summary>Takes a proposal for a file of a patch; goes on where no file of it is left.</summary>
    /// <param name="name">The patch; null for the one whose files are open.</param>
    /// <param name="number">The proposal, from 1.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int Accept(string? name, int number, CancellationToken cancellation)
    {
        using var going = Resume(cancellation);
        var patch = _names.Find(going.State, name);
        var open = _hands.TakenFilesOf(going, patch, cancellation);
        var proposals = open.Proposals;
        if (number < 1 || number > proposals.Count)
        {
            throw new UsageException(proposals.Count switch
            {
                0 => $"{patch} has no proposal",
                1 => $"{patch} has one proposal, and no {number}",
                _ => $"{patch} has {proposals.Count} proposals, and no {number}",
            });
        }

        var (file, proposal) = proposals[number - 1];
        open.Accept(file, proposal);
        _context.Out.WriteLine($"{file.NewPath.ToDisplay()}: {ProposalWords.Of(proposal.Kind)}");
        if (open.Unresolved().Count > 0)
        {
            new StepText(_context).WriteUnresolved(open);
            return ExitCode.NeedsPerson;
        }

        _hands.Settle(going, patch, cancellation);
        return Finish(going, cancellation);
    }

    /// <summary>Opens the files of a patch that have conflicts in a merge tool.</summary>
    /// <param name="name">The patch; null for the one whose files are open.</param>
    /// <param name="tool">A tool's name or a command line; null for git's <c>merge.tool</c>.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int OpenTool(string? name, string? tool, CancellationToken cancellation)
    {
        using var going = Resume(cancellation);
        var open = _hands.TakenFilesOf(going, _names.Find(going.State, name), cancellation);
        MergeTool.RunAll(MergeTool.LineOf(tool, _folder.Root, _context, cancellation), open);
        new StepText(_context).WriteUnresolved(open);
        return ExitCode.NeedsPerson;
    }

    /// <summary>Takes steps back.</summary>
    /// <param name="isAll">Whether all of them, which ends the rebase; else the last one.</param>
    public int TakeBack(bool isAll) => _writer.TakeBack(isAll);

    /// <summary>Says where the rebase stands.</summary>
    public int Tell()
    {
        var state = RebaseState.TryRead(_folder);
        new StepText(_context).WriteStatus(state, _names.Taken(state), _folder);
        return state is null ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private GoingRebase Resume(CancellationToken cancellation)
    {
        var state = RebaseState.TryRead(_folder)
            ?? throw new UsageException("no rebase is going on", "pq rebase --onto SRC --write begins one");
        return new GoingRebase(_queue, _options, state, _named, _threads, _context, cancellation);
    }

    private int Finish(GoingRebase going, CancellationToken cancellation)
    {
        var changes = new QueueTransaction(_folder.Root);
        going.Step.Plan(changes);
        foreach (var (note, about) in going.Notes)
        {
            new Notebook(_folder.Root).Write(note, about, changes);
        }

        _writer.Write(going.Step, changes, isFirst: false, cancellation);
        foreach (var folder in going.Left.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        new StepText(_context).WriteStep(going.Step);
        return GoOn(going.Step, going.Setup, going.Clone, cancellation);
    }

    // Opens the next patch that a person has to look at.
    private int GoOn(StepRun step, RebaseSetup setup, string? clone, CancellationToken cancellation)
    {
        if (step.State.Open.IsEmpty)
        {
            _writer.Clean();
            return ExitCode.Done;
        }

        var taken = _names.Taken(step.State);
        var next = step.Waiting.Where(row => row.Outcome != PortOutcome.Blocked).Select(row => step.NameOf(row.PatchIndex))
            .OrderBy(name => _folder.TakerOf(name) is null ? 0 : 1).FirstOrDefault();
        if (taken.Count == 0 && next is not null)
        {
            _hands.Open(step, setup, next, clone, cancellation);
        }
        else
        {
            new StepText(_context).WriteStatus(step.State, taken, _folder);
        }

        return ExitCode.NeedsPerson;
    }

    // Others have the queue elsewhere.
    private string Portable(string source) =>
        _named.Onto is [['/', ..], ..] ? source : Path.GetRelativePath(_folder.Root, source);
}
