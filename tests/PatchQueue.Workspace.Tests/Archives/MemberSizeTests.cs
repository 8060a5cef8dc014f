using PatchQueue.Archives;

namespace PatchQueue.Tests.Archives;

public class MemberSizeTests
{
    [TestCase("size=9223372036854775807")]
    [TestCase("size=9223372036854775297")]
    [TestCase("size=4611686018427387904")]
    public void A_member_of_absurd_size_ends_the_archive_also_when_it_is_passed_over(string record)
    {
        var tar = new RawTar().Pax(record).File("p/a", "").File("p/hidden", "").ToBytes();
        Assert.That(Assert.Throws<ArchiveException>(() => Unpacking.Names(tar))!.Fault, Does.StartWith("is truncated"));
    }
}
