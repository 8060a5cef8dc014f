
namespace PatchQueue.Tests.House;

/// <summary>What the README shows is what pq prints.</summary>
public sealed class ReadmeTests
{
    [Test]
    public void The_day_in_the_README_is_the_one_of_the_transcript()
    {
        var transcript = File.ReadAllText(Path.Combine(ProjectFiles.Top, "tests", "Fixtures", "transcripts", "day", "transcript.txt"));
        var day = transcript[transcript.IndexOf('$', StringComparison.Ordinal)..]
            .Replace("cp -r $TOP/patches.example $TOP/series.conf.example . && ", "", StringComparison.Ordinal)
            .Replace("$TOP/", "", StringComparison.Ordinal)
            .Replace("$ cd tree && ", "$ ", StringComparison.Ordinal)
            .Replace("@DIR@", ".", StringComparison.Ordinal);

        var readme = File.ReadAllText(Path.Combine(ProjectFiles.Top, "README.md"));

        Assert.That(readme, Does.Contain($"```\n{day}```\n"));
    }
}
