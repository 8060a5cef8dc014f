using System.Text;
using PatchQueue.Words;

namespace PatchQueue.Tests.Words;

public sealed class NameSearchTests
{
    [TestCase("count", true)]
    [TestCase("x = count;", true)]
    [TestCase("recount; counts; count_all; a_count", false)]
    [TestCase("counts = count", true)]
    [TestCase("", false)]
    public void A_name_is_found_as_a_whole_word_alone(string text, bool isIn) =>
        Assert.That(NameSearch.IsIn(Encoding.UTF8.GetBytes(text), "count"u8), Is.EqualTo(isIn));
}
