using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Export;
using PatchQueue.Git;
using PatchQueue.Output;
using PatchQueue.Packaging;
using PatchQueue.Queues;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>The queue and the mainline of an export, opened, and the wishes of the command line made into a job.</summary>
internal sealed class OpenedExport : IDisposable
{
    private readonly ExportRequest _request;
    private readonly CommandContext _context;
    private readonly PatchList _active;
    private readonly PatchList _all;
    private readonly TarballSignature? _signature;
    private readonly IMainline _mainline;
    private readonly ExportJob _job;
    private readonly PackageFormat _format;
    private readonly string _target;
    private readonly (RevisionCheckout Worktree, string Folder)? _checkout;

    private OpenedExport(ExportRequest request, CommandContext context, CancellationToken cancellation)
    {
        (_request, _context) = (request, context);
        try
        {
            _format = PackageFormats.Find(request.Format) ?? throw new UsageException(
                $"there is no format '{DisplayText.Of(request.Format)}'",
                "formats: " + string.Join(", ", PackageFormats.All.Select(format => format.Name)));
            _target = request.Target(context);
            _checkout = CheckoutOf(request, context, cancellation);
            var queue = OpenQueue();
            _active = PatchList.Read(queue.Folder!, queue.Settings, request.IsVanilla);
            _all = PatchList.Read(queue.Folder!, queue.Settings, file => file.Read(), series => series.Entries);
            Check(queue, cancellation);
            var path = MainlineOf(queue);
            _signature = TarballSignature.Find(path, request.Keyring is { } ring ? context.PathOf(ring) : null, context);
            _mainline = Mainlines.Open(
                path, new ArchiveOptions { Tap = _signature?.Tap }, CacheArguments.Open(queue.Settings, _ => { }),
                _signature is null ? CacheUse.ReadAndFill : CacheUse.Read);
            _job = Job(queue, path, cancellation);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The queue's commit; null without git.</summary>
    public string? Commit => _job.Stamp.Commit;

    /// <summary>Opens them.</summary>
    /// <exception cref="UsageException">The command line does not say what is needed.</exception>
    /// <exception cref="ExportException">The queue is not fit to be exported.</exception>
    public static OpenedExport Open(ExportRequest request, CommandContext context, CancellationToken cancellation) =>
        new(request, context, cancellation);

    /// <summary>Exports.</summary>
    /// <param name="expand">Applies the queue.</param>
    /// <param name="cancellation">Ends the run; nothing is left.</param>
    public ExportReport Run(Func<ExportJob, CancellationToken, ExpandedQueue> expand, CancellationToken cancellation)
    {
        using var bar = ProgressBar.For(_context, _request.IsJson);
        return ExportRun.Run(_job with { Progress = bar }, expand, _format, _target, _request.IsForced, Level(), cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _active?.Dispose();
        _all?.Dispose();
        _mainline?.Dispose();
        _signature?.Dispose();
        _checkout?.Worktree.Dispose();
    }

    private static (RevisionCheckout Worktree, string Folder)? CheckoutOf(
        ExportRequest request, CommandContext context, CancellationToken cancellation)
    {
        if (request.Revision is not { } revision)
        {
            return null;
        }

        var history = WorktreeHistory.Find(context.WorkingDirectory, cancellation) ?? throw new UsageException(
            "--revision needs the queue's git, and there is none here", "go to the folder of the queue");
        var checkout = RevisionCheckout.Of(history.Top, revision, cancellation);
        return (checkout, Path.Combine(checkout.Top, history.RelativeName(context.WorkingDirectory)));
    }

    private ExportJob Job(OpenedQueue queue, string mainline, CancellationToken cancellation)
    {
        var names = ExportNames.Of(_request, queue, mainline);
        var origin = new ExportOrigin(_request, queue, _active.References, _context, cancellation);
        return new ExportJob
        {
            Queue = queue,
            Patches = _active.References,
            Disabled = _request.WithDisabled ? [.. _all.References.ExceptBy(_active.References.Select(Place), Place)] : [],
            MainlinePath = mainline,
            Mainline = _mainline,
            DemandSignature = _signature is null ? null : _signature.Demand,
            Name = names.Name,
            Version = names.Version,
            Release = names.Release,
            Style = Style(),
            Compression = Compression(),
            Template = _request.Template is { } template ? _context.PathOf(template) : null,
            Macros = Macros(),
            Architectures = _request.Architectures,
            Flavors = _request.Flavors,
            BuildConfigs = ExportConfigs.Of(_request, queue, _context),
            Tag = _request.Tag,
            Stamp = origin.Stamp,
            Changes = origin.Changes,
            OlderChanges = origin.OlderChanges,
            Options = new ApplyOptions { Fuzz = queue.Settings.Fuzz.Value, RemovesEmptyFiles = queue.Settings.RemoveEmptyFiles.Value },
            Crew = new Crew(_request.Threads),
        };

        static (string, int) Place(PatchReference patch) => (patch.SeriesFile, patch.SeriesLine);
    }

    private OpenedQueue OpenQueue() => QueueArguments.Open(
        _request.Queue with { Mainline = _request.Queue.Mainline is { } named ? _context.PathOf(named) : null },
        _checkout is { } checkout ? _context with { WorkingDirectory = checkout.Folder } : _context);

    private string MainlineOf(OpenedQueue queue)
    {
        var path = MainlineChoice.TryFind(null, queue, _context)
            ?? throw new UsageException("there is no mainline to export the queue for", "name one with --mainline");
        return _checkout?.Worktree.PathInSource(path) ?? path;
    }

    private void Check(OpenedQueue queue, CancellationToken cancellation)
    {
        DiagnosticText.Write(_active.Diagnostics, _context);
        if (_active.HasErrors)
        {
            throw new IOException("the series cannot be applied as it stands");
        }

        if (_request.Profile == "none")
        {
            return;
        }

        var profile = CheckCommand.ProfileOf(_request.Profile, queue);
        var errors = new QueueCheck(queue, _all, new Crew(_request.Threads)).All(profile, cancellation)
            .Where(finding => finding.Severity == Severity.Error).ToList();
        foreach (var finding in errors)
        {
            _context.Error.WriteLine($"{finding.File}:{finding.Line}: {finding.Code}: {finding.Message}");
        }

        if (errors.Count > 0)
        {
            throw new ExportException(
                $"pq check has {errors.Count} {(errors.Count == 1 ? "error" : "errors")} of this queue by the profile {profile.Name}",
                "mend them, or name the rules that must hold with --profile")
            {
                NeedsPerson = true,
            };
        }
    }

    private ImmutableSortedDictionary<string, string> Macros() => _request.Set.Select(word =>
        word.Split('=', 2)).ToImmutableSortedDictionary(
        pair => pair.Length == 2 && pair[0].Length > 0 && pair[0].All(letter => char.IsAsciiLetterUpper(letter) || letter is '_')
            ? pair[0]
            : throw new UsageException($"--set {DisplayText.Of(pair[0])} is no NAME=VALUE"),
        pair => PackageText.ForSpec(pair[1]),
        StringComparer.Ordinal);

    private SourceStyle Style() => _request.Style switch
    {
        null or "patches" => SourceStyle.Patches,
        "prepared" => SourceStyle.Prepared,
        var other => throw new UsageException($"there is no style '{DisplayText.Of(other)}'", "styles: patches, prepared"),
    };

    private CompressionKind Compression() => _request.Compression switch
    {
        null or "xz" => CompressionKind.Xz,
        "zst" or "zstd" => CompressionKind.Zstd,
        "bz2" => CompressionKind.Bzip2,
        "gz" => CompressionKind.Gzip,
        var other => throw new UsageException($"there is no compression '{DisplayText.Of(other)}'", "compressions: xz, zst, bz2, gz"),
    };

    private VerifyLevel Level() => _request.Verify switch
    {
        "none" => VerifyLevel.None,
        null or "quick" => VerifyLevel.Quick,
        "full" => VerifyLevel.Full,
        var other => throw new UsageException($"there is no level '{DisplayText.Of(other)}' to verify", "levels: none, quick, full"),
    };
}
