using System.Text;
using PatchQueue.Aligning;
using PatchQueue.Text;

namespace PatchQueue.Tests.Aligning;

public sealed class SharedLinesTests
{
    [Test]
    public void A_file_is_found_again_by_the_lines_that_it_has_kept()
    {
        var shared = new SharedLines();
        var one = shared.Add(Text("alpha one", "alpha two", "alpha three", "alpha four"));
        var other = shared.Add(Text("bravo one", "bravo two", "bravo three"));
        shared.Look(TreePath.Parse("new/none.c"), Text("charlie one", "alpha one"));
        shared.Look(TreePath.Parse("new/half.c"), Text("alpha one", "alpha two"));
        shared.Look(TreePath.Parse("new/most.c"), Text("  alpha one", "alpha two", "alpha three", "delta four"));

        Assert.That(shared.CandidatesFor(one).Select(path => path.ToDisplay()), Is.EqualTo(new[] { "new/most.c", "new/half.c" }));
        Assert.That(shared.CandidatesFor(other), Is.Empty);
    }

    private static byte[] Text(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
