using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Trees;

namespace PatchQueue.Commands;

/// <summary>Brings a job together with the source and the result that the request names.</summary>
internal sealed class Targets(ApplyJob job, ApplyRequest request, OpenedQueue queue, CommandContext context, RunLog log)
{
    /// <summary>The record of the tree that is the result, where it is read ahead.</summary>
    public RecordAhead? Ahead { get; init; }

    /// <summary>Carries the job out.</summary>
    /// <returns>What it came to, and where the result is, in words that follow "in" (null after a dry run).</returns>
    public (ApplyReport Report, string? Result) Carry(CancellationToken cancellation)
    {
        if (request.Tree is { } tree)
        {
            return CarryInPlace(context.PathOf(tree), cancellation);
        }

        using var signature = TarballSignature.Find(MainlinePath(), request.Keyring is { } ring ? context.PathOf(ring) : null, context);
        using var mainline = Mainlines.Open(
            MainlinePath(),
            new ArchiveOptions { Tap = signature?.Tap },
            CacheArguments.Open(queue.Settings, log.Note),
            request.IsDryRun ? CacheUse.ReadAndFill : CacheUse.Read);
        using var overlay = queue.Settings.Overlay.Value is { } folder ? new DirectoryMainline(context.PathOf(folder)) : null;
        if (request.IsDryRun)
        {
            var tried = Try(mainline, overlay, cancellation);
            signature?.Demand();
            return (tried, null);
        }

        if (request.Branch is { } branch)
        {
            var git = mainline as GitMainline ?? throw new UsageException("--branch needs a mainline REPO#REV", "pq help apply shows one");
            return (BranchExpansion.Run(job, git, branch, request.IsForced, cancellation), $"the branch {branch}");
        }

        return CarryToNewTree(mainline, overlay, signature, cancellation);
    }

    private ApplyReport Try(IMainline mainline, IMainline? overlay, CancellationToken cancellation)
    {
        try
        {
            return overlay is null && mainline.AsSource() is { } source
                ? InPlaceExpansion.Try(job, source, cancellation)
                : NewTreeExpansion.Try(job, mainline, overlay, cancellation);
        }
        catch (CacheDamagedException damage)
        {
            log.Note(damage.Message);
            return NewTreeExpansion.Try(job, mainline, overlay, cancellation);
        }
    }

    private (ApplyReport Report, string? Result) CarryInPlace(string tree, CancellationToken cancellation)
    {
        if (queue.Settings.Overlay.Source.Kind == SettingKind.Option)
        {
            throw new UsageException("--tree takes no --overlay", "use --out, or lay the files over the tree first");
        }

        if (!request.IsDryRun)
        {
            return (Run(tree, cancellation), tree);
        }

        return (InPlaceExpansion.Try(job, tree, cancellation), null);
    }

    private (ApplyReport Report, string? Result) CarryToNewTree(
        IMainline mainline, IMainline? overlay, TarballSignature? signature, CancellationToken cancellation)
    {
        if (request.Tarball is { } tarball)
        {
            var file = context.PathOf(tarball);
            Action? demand = signature is null ? null : signature.Demand;
            return (TarballExpansion.Run(job, mainline, overlay, file, demand, Epoch(), cancellation), file);
        }

        var target = OutPath();
        var known = overlay is null ? BaseIdentity.Of(mainline, MainlinePath(), signature is not null) : string.Empty;
        if (BaseIdentity.IsOf(target, known))
        {
            return (Run(target, cancellation), target);
        }

        var fresh = Remembering(target) with { Base = known };
        var report = NewTreeExpansion.Run(fresh, mainline, overlay, target, _ => signature?.Demand(), cancellation);
        return (report, target);
    }

    // A tree that has a .pc keeps it, and what quilt has done to it is taken over.
    private ApplyReport Run(string path, CancellationToken cancellation)
    {
        using var tree = WorkTree.Open(path, job.Crew, Ahead);
        var remembering = Remembering(path);
        if (QuiltSwitch.IsOn(tree))
        {
            using var list = PatchList.Read(queue.Folder!, queue.Settings, request.IsVanilla);
            new QuiltTakeover(tree, list.References, job.Crew).Run(job.Options, remembering.Queue!, cancellation);
            remembering = remembering with { Quilt = job.Quilt ?? QuiltSettings.Of(queue, list.References, path) };
        }

        var report = InPlaceExpansion.Run(remembering, tree, cancellation);
        if (QuiltSwitch.IsOn(tree))
        {
            GitExclude.Add(path, "/.pc/");
        }

        return report;
    }

    private ApplyJob Remembering(string tree) => job with { Queue = QueueMemo.Write(queue, tree) };

    private long? Epoch() => context.Environment.GetValueOrDefault("SOURCE_DATE_EPOCH") is not { Length: > 0 } value ? null
        : long.TryParse(value, out var seconds) && seconds >= 0 ? seconds
        : throw new UsageException("SOURCE_DATE_EPOCH is no number of seconds");

    private string OutPath() =>
        request.Out is { } given ? context.PathOf(given)
        : MainlineChoice.KernelSourceOf(queue) is { } kernel
            ? kernel.ScratchTree(context.Environment, request.IsVanilla, request.Queue.Symbols)
        : throw new UsageException("there is no result", "say --out DIR, --tree DIR, --branch NAME, --tarball FILE or --dry-run");

    private string MainlinePath() => MainlineChoice.TryFind(null, queue, context) ?? throw new UsageException(
        "there is no mainline to apply to", "name one with --mainline, or a tree with --tree");
}
