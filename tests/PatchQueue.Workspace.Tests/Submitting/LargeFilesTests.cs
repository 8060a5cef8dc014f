using NUnit.Framework;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class LargeFilesTests
{
    private const string Own = "*.txt text\n";

    [TestCase("")]
    [TestCase(Own)]
    public void What_is_added_can_be_taken_away(string attributes)
    {
        var with = LargeFiles.AddTo(attributes);

        Assert.That(with, Does.Contain("*.tar.?z filter=lfs"));
        Assert.That(LargeFiles.AddTo(with), Is.EqualTo(with));
        Assert.That(LargeFiles.TakeFrom(with), Is.EqualTo(attributes));
    }

    [Test]
    public void Lines_of_others_that_say_so_go_too() =>
        Assert.That(LargeFiles.TakeFrom("*.bin\tfilter=lfs -text\n*.c diff=filter=lfs\n"), Is.EqualTo("*.c diff=filter=lfs\n"));
}
