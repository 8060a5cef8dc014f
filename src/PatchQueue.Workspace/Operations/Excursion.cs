using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Operations;

/// <summary>
/// A command takes a tree to many places and back again. Where it began is noted in <c>.pq/excursion</c>, so that a person can go back
/// when it was killed.
/// </summary>
/// <param name="Words">The command, as it was typed behind <c>pq</c>.</param>
/// <param name="Top">The name of the top patch when it began; empty when none was applied.</param>
public sealed record Excursion(string Words, ReadOnlyMemory<byte> Top)
{
    private const string Heading = "pq-excursion 1";

    private static ReadOnlySpan<byte> FileName => "excursion"u8;

    /// <summary>What is under way in a tree, or was when it was killed; null when nothing is.</summary>
    /// <exception cref="StateDamagedException">The note is damaged.</exception>
    public static Excursion? Read(WorkTree tree)
    {
        if (!tree.HasState || StateFile.TryRead(tree.State.Handle, FileName) is not { } bytes)
        {
            return null;
        }

        // heading, top, words: a line each
        var lines = new LineReader(bytes);
        return lines.TryRead(out var heading) && heading.SequenceEqual(Encoding.ASCII.GetBytes(Heading + "\n"))
            && lines.TryRead(out var top) && lines.TryRead(out var words)
                ? new Excursion(Encoding.UTF8.GetString(words.TrimEnd((byte)'\n')), top[..^1].ToArray())
                : throw new StateDamagedException("the tree's .pq/excursion is damaged");
    }

    /// <summary>Notes it.</summary>
    public void Write(WorkTree tree) => StateFile.Write(
        tree.State.Handle,
        FileName,
        [.. Encoding.UTF8.GetBytes($"{Heading}\n"), .. Top.Span, .. Encoding.UTF8.GetBytes($"\n{DisplayText.Of(Words)}\n")]);

    /// <summary>Forgets it: the tree is where it was.</summary>
    public static void End(WorkTree tree) => _ = DirectoryCalls.Unlink(tree.State.Handle, FileName);
}
