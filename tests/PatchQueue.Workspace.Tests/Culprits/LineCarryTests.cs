using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Culprits;

namespace PatchQueue.Tests.Culprits;

public sealed class LineCarryTests
{
    private static readonly LineCarry Carry = LineCarry.Between(TableOf("a b c d e f g"), TableOf("a x y b c f g z"));

    [TestCase(0, 1, 0, 3)]
    [TestCase(1, 2, 1, 4)]
    [TestCase(0, 2, 0, 4)]
    [TestCase(5, 2, 5, 3)]
    [TestCase(2, 4, 4, 2)]
    [TestCase(3, 1, 5, 0)]
    [TestCase(6, 1, 6, 2)]
    public void A_range_of_the_old_version_is_carried_to_the_new(int start, int count, int newStart, int newCount)
    {
        Assert.That(Carry.Forth(new LineRange(start, count)), Is.EqualTo(new LineRange(newStart, newCount)));
    }

    [TestCase(0, 1, 0, 1)]
    [TestCase(1, 2, 1, 0)]
    [TestCase(3, 2, 1, 2)]
    [TestCase(0, 8, 0, 7)]
    public void A_range_of_the_new_version_is_carried_back(int start, int count, int oldStart, int oldCount)
    {
        Assert.That(Carry.Back(new LineRange(start, count)), Is.EqualTo(new LineRange(oldStart, oldCount)));
    }

    private static LineTable TableOf(string letters) => LineTable.Of(Encoding.UTF8.GetBytes(letters.Replace(' ', '\n') + "\n"));
}
