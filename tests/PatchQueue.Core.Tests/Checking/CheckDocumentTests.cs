using PatchQueue.Checking;

namespace PatchQueue.Tests.Checking;

public sealed class CheckDocumentTests
{
    [Test]
    public void Docs_check_names_every_rule_with_its_severity_and_what_it_demands()
    {
        var document = File.ReadAllText(Path.Combine(TestFolders.Fixtures, "..", "..", "docs", "check.md"));

        var missing = CheckProfile.All.SelectMany(profile => profile.Rules).Distinct()
            .Select(rule => (rule.Code, rule.Severity, rule.Summary, rule.Source))
            .Concat(QueueRule.All.Select(rule => (rule.Code, rule.Severity, rule.Summary, rule.Source)))
            .Select(rule => $"| `{rule.Code}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Summary} | {rule.Source} |")
            .Where(row => !document.Contains(row, StringComparison.Ordinal));

        Assert.That(missing, Is.Empty);
    }
}
