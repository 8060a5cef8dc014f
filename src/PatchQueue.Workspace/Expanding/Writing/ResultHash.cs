using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>What a record keeps of a result, its content as a hash. One a thread.</summary>
internal sealed class ResultHash
{
    private readonly XxHash128 _hash = new();
    private readonly List<Slice> _runs = [];

    /// <summary>The result of a file as it is now.</summary>
    public RecordedResult Of(in FileView file)
    {
        if (!file.IsFile)
        {
            return new RecordedResult(SourceState.Absent, 0, false, 0);
        }

        _runs.Clear();
        file.Text.AddRuns(_runs);
        foreach (var run in _runs)
        {
            _hash.Append(run.Of(file.Text.Buffer.Span));
        }

        var sum = _hash.GetCurrentHashAsUInt128();
        _hash.Reset();
        return new RecordedResult(file.State, file.State == SourceState.Symlink ? 0 : file.Permissions, file.IsNew, sum);
    }
}
