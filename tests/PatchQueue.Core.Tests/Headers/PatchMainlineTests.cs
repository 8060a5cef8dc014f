using PatchQueue.Headers;

namespace PatchQueue.Tests.Headers;

public sealed class PatchMainlineTests
{
    // tests/Fixtures/headers/record has written the file with kernel-source's checker.
    private static IEnumerable<string[]> Recorded() =>
        File.ReadLines(Path.Combine(TestFolders.Fixtures, "headers", "mainline.tsv")).Select(line => line.Split('\t', 2));

    [Test]
    public void A_value_has_the_class_that_kernel_source_gives_it()
    {
        var others = Recorded().Where(row => ClassOf(row[1]) != Expected(row[0])).Select(row => $"{row[0]} | {row[1]}");

        Assert.That(others, Is.Empty);
    }

    [Test]
    public void The_recorded_values_are_of_every_class()
    {
        Assert.That(
            Recorded().Select(row => Expected(row[0])).Distinct(),
            Is.EquivalentTo(["Version", "Queued", "Depends", "No", "Never", "Submitted", "Not yet", "invalid"]));
    }

    [TestCase("6.4-rc1", "v6.4-rc1", null)]
    [TestCase("v6.5 or v6.5-rc3 (next release)", "v6.5", "v6.5-rc3")]
    [TestCase("V3.0 ", "v3.0", null)]
    public void A_release_has_its_version(string value, string version, string? next)
    {
        Assert.That(PatchMainline.Read(value), Is.EqualTo(new PatchMainline.Released(value, version, next)));
    }

    // The checker of 2023 refuses "No, reason"; the ones before and after it take it.
    private static string Expected(string recorded) =>
        recorded.EndsWith("Please use 'Not yet' or 'Never'.", StringComparison.Ordinal) ? "No"
        : recorded.StartsWith("invalid", StringComparison.Ordinal) ? "invalid"
        : recorded;

    private static string ClassOf(string value) => PatchMainline.Read(value) switch
    {
        PatchMainline.Released => "Version",
        PatchMainline.NotYet => "Not yet",
        PatchMainline.Invalid => "invalid",
        var other => other.GetType().Name,
    };
}
