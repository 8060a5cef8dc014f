using System.Buffers;
using System.Globalization;
using System.Text;
using PatchQueue.Composing;
using PatchQueue.Diffing;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Headers;

namespace PatchQueue.Backporting;

/// <summary>Makes patches of the commits of stable releases, as kernel-source has them in <c>patches.kernel.org</c>.</summary>
/// <param name="objects">The clone.</param>
/// <param name="folder">The folder that the series' names begin at.</param>
/// <param name="directory">The folder of the new patches below that; empty for that itself.</param>
/// <param name="references">What <c>References</c> say; empty for nothing.</param>
internal sealed class StableMaker(GitObjects objects, PatchFolder folder, string directory, string references)
{
    private const int SubjectLength = 46;

    /// <summary>Makes the patches of a release.</summary>
    public IEnumerable<StablePatch> Make(StableRelease release, CancellationToken cancellation)
    {
        var facts = CommitFacts.Of(objects.Repository, release.Commits, cancellation);
        var messages = CommitMessages.Read(objects.Repository, ["--no-walk=unsorted", .. release.Commits], [], cancellation)
            .ToDictionary(commit => commit.Id, commit => commit.Message, StringComparer.Ordinal);
        var number = 0;
        foreach (var id in release.Commits)
        {
            number++;
            var diff = Diff(CommitFiles.Of(objects, id, cancellation));
            if (diff.Length > 0)
            {
                yield return Make(release.Version, number, facts[id], messages[id], diff);
            }
        }
    }

    private StablePatch Make(string version, int number, CommitFacts commit, string message, byte[] diff)
    {
        var upstream = CommitNotes.Read(message).Upstream;
        var header = BackportHeader.Of(commit, message,
        [
            ("References", references), ("Patch-mainline", version), ("Git-commit", upstream.FirstOrDefault() ?? commit.Id),
        ]);
        var subject = Path.GetFileNameWithoutExtension(SubjectName.Of(commit.Subject) ?? commit.Id);
        var name = Path.Combine(directory, string.Create(
            CultureInfo.InvariantCulture,
            $"{version}-{number:000}-{subject[..Math.Min(subject.Length, SubjectLength)].TrimEnd('-', '.')}.patch"));
        return new StablePatch(
            new TaggedPatch(new PatchReference(Encoding.UTF8.GetBytes(name), folder, 1, IsReversed: false, "", 0), header), diff,
            [commit.Id, .. upstream]);
    }

    private static byte[] Diff(IEnumerable<CommitFile> files)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var pair in files.SelectMany(Pairs).OrderBy(pair => pair.NewPath))
        {
            FilePatchWriter.Write(pair, PatchStyle.Git, output);
        }

        return output.WrittenSpan.ToArray();
    }

    // Not every tool that applies a queue knows renames.
    private static IEnumerable<FilePair> Pairs(CommitFile file) => file.OldPath.Equals(file.NewPath)
        ? [FilePair.At(file.NewPath, file.Old, file.New)]
        : [FilePair.At(file.OldPath, file.Old, null), FilePair.At(file.NewPath, null, file.New)];
}
