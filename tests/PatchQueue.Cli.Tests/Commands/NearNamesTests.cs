using PatchQueue.Commands;

namespace PatchQueue.Tests.Commands;

public sealed class NearNamesTests
{
    [TestCase("NR_CPU", "did you mean NR_CPUS?")]
    [TestCase("nr_cpus", "did you mean NR_CPUS or NR_CPUS_RANGE?", Description = "held by no name that is near")]
    [TestCase("BTRFS", "did you mean BTRFS_FS?")]
    [TestCase("SOUND", "pq config list")]
    public void A_name_that_is_near_is_named(string name, string hint) =>
        Assert.That(NearNames.Hint(name, ["NR_CPUS", "NR_CPUS_RANGE", "BTRFS_FS", "HZ"], "pq config list"), Is.EqualTo(hint));

    [Test]
    public void A_name_that_is_known_elsewhere_is_not_what_was_meant() =>
        Assert.That(NearNames.Hint("HZ_250", ["HZ_250", "HZ_1000"], "pq config list"), Is.EqualTo("pq config list"));

    [TestCase("aply", "did you mean 'pq apply'?")]
    [TestCase("nothing", "pq help lists the commands")]
    public void A_command_that_is_near_is_named(string name, string hint) =>
        Assert.That(CommandTable.HintFor(name), Is.EqualTo(hint));
}
