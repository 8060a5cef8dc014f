using System.Collections.Immutable;
using PatchQueue.Processes;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>
/// Writes a branch with a commit a patch through one <c>git fast-import</c>. The branch appears when <see cref="Finish"/>
/// returns; disposed of before that, it is as it was.
/// </summary>
public sealed class FastImport : IDisposable
{
    private readonly BranchTarget _target;
    private readonly RunningProgram _program;
    private readonly ImportStream _stream;
    private readonly Task<string> _answers;
    private readonly CancellationToken _cancellation;
    private int _marks;
    private int _commits;
    private string? _last;

    private FastImport(BranchTarget target, CancellationToken cancellation)
    {
        _target = target;
        _cancellation = cancellation;
        string[] force = target.Policy == BranchPolicy.Replace ? ["--force"] : [];
        var call = GitProgram.Call(target.Repository, ["fast-import", "--quiet", "--done", "--date-format=raw", .. force]);
        _program = RunningProgram.Start(call, cancellation);
        _stream = new ImportStream(new BufferedStream(_program.Input, 256 * 1024));
        _answers = new StreamReader(_program.Output).ReadToEndAsync(CancellationToken.None);
        _last = target.Parent;
    }

    private string Reference => "refs/heads/" + _target.Branch;

    /// <summary>Starts git once the branch is known to be free.</summary>
    /// <exception cref="GitException">The name is bad, the branch is there already or checked out in a work tree.</exception>
    /// <exception cref="ProgramMissingException">git is not installed.</exception>
    public static FastImport Start(BranchTarget target, CancellationToken cancellation)
    {
        BranchCheck.Demand(target, cancellation);
        return new FastImport(target, cancellation);
    }

    /// <summary>Writes a content.</summary>
    /// <returns>The mark that a <see cref="TreeEdit.Put"/> names it by.</returns>
    public int AddBlob(ReadOnlySpan<byte> content)
    {
        try
        {
            _stream.Blob(++_marks, content);
            return _marks;
        }
        catch (IOException)
        {
            throw Failure();
        }
    }

    /// <summary>Writes the next commit; the first follows <see cref="BranchTarget.Parent"/>.</summary>
    public void AddCommit(BranchCommit commit)
    {
        try
        {
            // A root commit must not follow what the branch named before.
            if (_last is null)
            {
                _stream.Reset(Reference);
            }

            _stream.Commit(Reference, ++_marks, _last, commit);
            _last = $":{_marks}";
            _commits++;
        }
        catch (IOException)
        {
            throw Failure();
        }
    }

    /// <summary>Ends the import and sets the branch.</summary>
    /// <returns>The new commits' ids, in the order they were added.</returns>
    /// <exception cref="GitException">git refused; the branch is as it was.</exception>
    public ImmutableArray<string> Finish()
    {
        try
        {
            _stream.Done();
        }
        catch (IOException)
        {
            throw Failure();
        }

        var result = _program.Wait();
        _cancellation.ThrowIfCancellationRequested();
        var ids = _answers.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return result.Succeeded && ids.Length == _commits ? [.. ids] : throw Describe(result);
    }

    /// <inheritdoc/>
    public void Dispose() => _program.Dispose();

    private Exception Failure()
    {
        var result = _program.Wait();
        return _cancellation.IsCancellationRequested ? new OperationCanceledException(_cancellation) : Describe(result);
    }

    private GitException Describe(ProgramResult result) => new(
        _target.Repository, _target.Branch, $"git cannot write the branch '{DisplayText.Of(_target.Branch)}': {result.Reason}");
}
