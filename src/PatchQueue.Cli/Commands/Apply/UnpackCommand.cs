using System.CommandLine;
using PatchQueue.Archives;
using PatchQueue.Cli;
using PatchQueue.Native;
using PatchQueue.Output;
using PatchQueue.Trees;

namespace PatchQueue.Commands;

/// <summary><c>pq unpack</c>: an archive below a directory, safely, the way <c>pq apply</c> reads it.</summary>
internal static class UnpackCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "unpack",
        "Unpack an archive safely below a directory",
        "  pq unpack linux-6.12.tar.xz /scratch/linux\n  pq unpack --keep-top linux-6.12.tar.xz /scratch",
        Create);

    private static Command Create(CommandContext context)
    {
        var archive = new Argument<string>("ARCHIVE") { Description = "A tar, compressed or not" };
        var directory = new Argument<string>("DIR") { Description = "Where to; made when it is absent" };
        var keepTop = new Option<bool>("--keep-top") { Description = "Keep the one directory that all files lie in" };
        var command = new Command("unpack", Entry.Summary) { archive, directory, keepTop };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                context.PathOf(parsed.GetValue(archive)!),
                context.PathOf(parsed.GetValue(directory)!),
                parsed.GetValue(keepTop),
                context,
                cancellation),
            cancellation));
        return command;
    }

    private static int Run(string archive, string directory, bool keepsTop, CommandContext context, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        using var bar = ProgressBar.For(context, isQuiet: false);
        using var root = DirectoryHandle.Open(directory);
        var options = new ExtractOptions { Reading = new ArchiveOptions { KeepsLeadingDirectory = keepsTop } };
        ArchiveExtractor.Extract(archive, root, options, bar, cancellation);
        return ExitCode.Done;
    }
}
