using System.Text;
using PatchQueue.Git;

namespace PatchQueue.Histories;

/// <summary>Which tag holds a commit of a range first.</summary>
internal sealed class ReleaseTags
{
    private readonly string?[] _tagOf;

    /// <summary>Reads the tags by one git child.</summary>
    /// <param name="range">The commits.</param>
    /// <param name="cancellation">Ends the child.</param>
    public ReleaseTags(CommitRange range, CancellationToken cancellation)
    {
        _tagOf = new string?[range.Count];
        var result = GitProgram.Run(range.Repository, cancellation, "show-ref", "--tags", "--dereference");
        foreach (var (name, number) in Read(Encoding.UTF8.GetString(result.Output.Span), range).OrderBy(tag => tag.Number))
        {
            Mark(name, number, range);
        }
    }

    /// <summary>The first tag that holds a commit; null when none does.</summary>
    /// <param name="number">The commit's number in the range.</param>
    public string? Of(int number) => _tagOf[number];

    // ID SP refs/tags/NAME, and for one with a message ID SP refs/tags/NAME^{} with the commit
    private static IEnumerable<(string Name, int Number)> Read(string lines, CommitRange range) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2))
            .Select(words => (Name: NameOf(words[^1]), Number: range.NumberOf(words[0])))
            .Where(tag => tag.Number is not null).Select(tag => (tag.Name, tag.Number!.Value));

    private static string NameOf(string reference) => reference["refs/tags/".Length..].Replace("^{}", "", StringComparison.Ordinal);

    private void Mark(string name, int tip, CommitRange range)
    {
        var open = new Stack<int>([tip]);
        while (open.TryPop(out var number))
        {
            if (_tagOf[number] is not null)
            {
                continue;
            }

            _tagOf[number] = name;
            foreach (var parent in range.ParentsOf(number))
            {
                if (range.NumberOf(parent) is { } known)
                {
                    open.Push(known);
                }
            }
        }
    }
}
