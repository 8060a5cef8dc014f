using System.Collections.Immutable;
using System.Text;
using PatchQueue.Archives;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Composing;

/// <summary>A patch that is to be taken into a queue.</summary>
/// <param name="Name">What it is called, without a folder.</param>
/// <param name="Bytes">Its bytes, as they came.</param>
public sealed record IncomingPatch(string Name, ReadOnlyMemory<byte> Bytes)
{
    private static readonly string[] MailEndings = [".mbox", ".mbx", ".eml"];

    /// <summary>Reads a patch, or a mailbox: each of its mails that holds a diff is a patch, called after its subject.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="skipped">The subjects of mails without a diff.</param>
    /// <exception cref="IOException">It is absent, or a mail is encoded so that its diff cannot be read.</exception>
    public static ImmutableArray<IncomingPatch> Read(string path, out ImmutableArray<string> skipped)
    {
        skipped = [];
        ReadOnlyMemory<byte> bytes = QueueFile.TryRead(path) ?? throw new IOException($"{path} does not exist");
        var mails = Mailbox.Split(bytes);
        var isPlain = mails.Length == 0
            || (mails.Length == 1 && !MailEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
        return isPlain ? [new IncomingPatch(Path.GetFileName(path), bytes)] : OfMails(path, mails, out skipped);
    }

    /// <summary>The bytes without the compression that the name tells of.</summary>
    /// <exception cref="ArchiveException">They are damaged.</exception>
    public ReadOnlyMemory<byte> Text => PatchPacking.Unpack(Bytes, Encoding.UTF8.GetBytes(Name), int.MaxValue);

    /// <summary>The first thing that is wrong with it, so that it cannot be applied; null when nothing is.</summary>
    public Diagnostic? Fault => PatchReader.Read(Text).FirstError;

    private static ImmutableArray<IncomingPatch> OfMails(
        string path, ImmutableArray<ReadOnlyMemory<byte>> mails, out ImmutableArray<string> skipped)
    {
        var patches = ImmutableArray.CreateBuilder<IncomingPatch>();
        var without = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < mails.Length; i++)
        {
            DemandPlain(path, i, mails[i]);
            var patch = PatchReader.Read(mails[i]);
            var subject = MailHeader.Read(mails[i].Span[..patch.HeaderLength]).Subject;
            if (patch.FilePatches.IsEmpty)
            {
                without.Add(subject);
                continue;
            }

            var name = SubjectName.Of(subject) ?? throw new IOException($"mail {i + 1} of {path} has no subject to name a patch after");
            patches.Add(new IncomingPatch(FreeName(name, patches), mails[i]));
        }

        skipped = without.ToImmutable();
        return patches.ToImmutable();
    }

    private static string FreeName(string name, ImmutableArray<IncomingPatch>.Builder patches)
    {
        var free = name;
        for (var number = 2; patches.Any(patch => patch.Name == free); number++)
        {
            free = $"{Path.GetFileNameWithoutExtension(name)}-{number}.patch";
        }

        return free;
    }

    private static void DemandPlain(string path, int mail, ReadOnlyMemory<byte> bytes)
    {
        var lines = new LineReader(bytes.Span);
        while (lines.TryRead(out var line) && line.IndexOfAnyExcept("\r\n"u8) >= 0)
        {
            var text = DisplayText.Of(line.TrimEnd("\r\n"u8));
            if (text.StartsWith("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)
                && (text.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("base64", StringComparison.OrdinalIgnoreCase)))
            {
                throw new IOException($"mail {mail + 1} of {path} is encoded for its way; b4 am or git mailinfo makes plain text of it");
            }
        }
    }
}
