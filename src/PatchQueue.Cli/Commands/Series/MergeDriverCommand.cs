using System.Buffers;
using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary><c>pq merge-driver</c>: what git runs to merge files of a queue.</summary>
internal sealed class MergeDriverCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "merge-driver",
        "Merge a series.conf, a patch or a blacklist.conf for git",
        "  pq hooks install\n  pq merge-driver series %O %A %B   (as git's merge.NAME.driver)",
        context => new MergeDriverCommand().Create(context));

    private readonly Argument<string> _kind = new("KIND") { Description = "series, patch or blacklist" };
    private readonly Argument<string> _base = new("BASE") { Description = "The version that both sides were made from" };
    private readonly Argument<string> _ours = new("OURS") { Description = "Our version; becomes the merged file" };
    private readonly Argument<string> _theirs = new("THEIRS") { Description = "Their version" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _kind, _base, _ours, _theirs };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context)
    {
        var ours = context.PathOf(parsed.GetValue(_ours)!);
        var (old, mine, other) = (Read(parsed, _base, context), Read(parsed, _ours, context), Read(parsed, _theirs, context));
        var result = parsed.GetValue(_kind) switch
        {
            "series" => SeriesMerge.Of(SeriesOf(old), SeriesOf(mine), SeriesOf(other)),
            "patch" => ReferencesMerge.Of(old, mine, other),
            "blacklist" => ThreeWayMerge.Of(LineTable.Of(old), LineTable.Of(mine), LineTable.Of(other)),
            var kind => throw new UsageException($"'{kind}' is nothing that pq merges", "series, patch or blacklist"),
        };
        var isUnion = parsed.GetValue(_kind) == "blacklist";
        var merged = new ArrayBufferWriter<byte>();
        MergeWriter.Write(result, merged, new ConflictDress
        {
            Favour = isUnion ? MergeFavour.Union : MergeFavour.None,
            OurLabel = "ours"u8.ToArray(),
            TheirLabel = "theirs"u8.ToArray(),
        });
        QueueFile.Write(ours, merged.WrittenSpan);
        return result.IsClean || isUnion ? ExitCode.Done : ExitCode.Failed;
    }

    private static byte[] Read(ParseResult parsed, Argument<string> argument, CommandContext context) =>
        QueueFile.TryRead(context.PathOf(parsed.GetValue(argument)!))
        ?? throw new IOException($"there is no file {parsed.GetValue(argument)}");

    private static PatchSeries SeriesOf(byte[] bytes) => SeriesReader.Read(bytes, SeriesDialect.Suse);
}
