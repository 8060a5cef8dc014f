using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Writes a branch with one commit a patch on top of the mainline's commit: author, date and message from the patch's header, committer
/// and date fixed, so that the same queue gives the same ids.
/// </summary>
public static class BranchExpansion
{
    private static readonly ReadOnlyMemory<byte> CommitterName = Encoding.UTF8.GetBytes("pq");
    private static readonly ReadOnlyMemory<byte> CommitterEmail = Encoding.UTF8.GetBytes("pq@localhost");

    /// <summary>Applies the series and writes the branch. With a reject, the branch ends before it.</summary>
    /// <exception cref="GitException">The branch exists or is checked out, or git refuses.</exception>
    public static ApplyReport Run(ApplyJob job, GitMainline mainline, string branch, bool isForced, CancellationToken cancellation)
    {
        var plan = (job with { WantsPreambles = true }).Plan(cancellation);
        var intake = new MainlineIntake(plan, writer: null, progress: null);
        mainline.ReadAll(intake, cancellation);
        var run = new PlanRun(plan, job.Options, job.Crew);
        run.Run(intake.Kept, new Verdict(plan, job.Limit, job.KeepsGoing), sink: null, job.Progress, cancellation);
        var target = new BranchTarget(mainline.Repository, branch)
        {
            Parent = mainline.Commit.Id,
            Policy = isForced ? BranchPolicy.Replace : BranchPolicy.Create,
        };
        using var import = FastImport.Start(target, cancellation);
        var collector = new Collector(import);
        run.Show(intake.Kept, _ => collector, cancellation);
        var report = new ApplyReport(plan.Patches, PatchOutcomes.Of(plan, run.Results, run.Verdict!), collector.Files);
        for (var i = 0; i < plan.Patches.Length; i++)
        {
            if (report.IsApplied(i))
            {
                import.AddCommit(CommitOf(plan.Patches[i], collector.EditsOf(i), mainline.Commit.Time));
            }
        }

        _ = import.Finish();
        return report;
    }

    private static BranchCommit CommitOf(PlannedPatch patch, ImmutableArray<TreeEdit> edits, DateTimeOffset baseTime)
    {
        var header = MailHeader.Read(patch.Whole.Bytes.Span[..patch.Patch.HeaderLength]);
        var subject = header.Subject.Length > 0 ? header.Subject : patch.Name;
        var message = header.Body.Length > 0 ? $"{subject}\n\n{header.Body}\n" : $"{subject}\n";
        var hasAuthor = header.AuthorEmail.Length > 0;
        var author = new CommitSignature(
            hasAuthor ? Encoding.UTF8.GetBytes(header.AuthorName) : CommitterName,
            hasAuthor ? Encoding.UTF8.GetBytes(header.AuthorEmail) : CommitterEmail,
            header.Date is { } date && date >= DateTimeOffset.UnixEpoch ? date : baseTime);
        var committer = new CommitSignature(CommitterName, CommitterEmail, baseTime);
        return new BranchCommit(Encoding.UTF8.GetBytes(message), author, committer, edits);
    }

    /// <summary>Sends each file's state behind each patch to git at once, and remembers only its mark.</summary>
    private sealed class Collector(FastImport import) : IPatchObserver
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<int, List<TreeEdit>> _edits = [];
        private readonly ConcurrentDictionary<TreePath, bool> _files = new(TreePathComparer.Instance);

        public int Files => _files.Count;

        public ImmutableArray<TreeEdit> EditsOf(int patchIndex) => [.. _edits.GetValueOrDefault(patchIndex) ?? []];

        public void Before(int patchIndex, TreePath path, in FileView file)
        {
        }

        public void After(int patchIndex, TreePath path, in FileView file)
        {
            _files[path] = true;
            var content = file.IsFile ? file.Text.ToArray() : [];
            lock (_gate)
            {
                TreeEdit edit = file.IsFile
                    ? new TreeEdit.Put(
                        path,
                        file.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular,
                        file.Permissions,
                        import.AddBlob(content))
                    : new TreeEdit.Delete(path);
                (_edits.TryGetValue(patchIndex, out var edits) ? edits : _edits[patchIndex] = []).Add(edit);
            }
        }
    }
}
