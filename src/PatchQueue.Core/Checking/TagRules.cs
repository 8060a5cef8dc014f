using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>The rules of kernel-source's <c>check-patchhdr</c>: which tags a patch has, and which of them go together.</summary>
internal static class TagRules
{
    private const string Source = "kernel-source: check-patchhdr";

    /// <summary>Demanded of patches that are new to the queue only.</summary>
    public static readonly CheckRule References = Missing("references-missing", "References", "pq tag set References 'bsc#NUMBER' PATCH");

    /// <summary>The rules.</summary>
    public static readonly CheckRule[] All =
    [
        Missing("from-missing", "From", "pq tag set From 'NAME <ADDRESS>' PATCH"),
        Missing("subject-missing", "Subject", "pq tag set Subject TEXT PATCH"),
        new(
            "mainline-missing", Severity.Error, "A patch says where it stands in the mainline", Source,
            "pq tag set Patch-mainline VALUE PATCH",
            facts => facts.Mainline is null && !facts.IsIn("patches.kabi/"u8) ? [new Found(0, "there is no Patch-mainline")] : []),
        new(
            "mainline-invalid", Severity.Error, "Patch-mainline has one of the known forms", Source,
            "pq tag set Patch-mainline VALUE PATCH",
            facts => facts.Mainline is PatchMainline.Invalid { Text.Length: > 0 } invalid
                ? [At(facts.First("Patch-mainline")!, $"Patch-mainline '{DisplayText.Of(invalid.Text)}' {invalid.Fault}")]
                : []),
        new("tag-empty", Severity.Error, "A tag has a value", Source, "pq tag set NAME VALUE PATCH", Empty),
        new(
            "tag-twice", Severity.Error, "Subject, Patch-mainline and Git-repo stand once", Source,
            "pq tag set NAME VALUE PATCH keeps one", Twice),
        new(
            "git-commit-missing", Severity.Error, "A patch that is upstream names its commit", Source, "pq tag set Git-commit ID PATCH",
            facts => facts.Mainline is { IsUpstream: true } && facts.First("Git-commit") is null
                ? [At(facts.First("Patch-mainline")!, $"Patch-mainline '{DisplayText.Of(facts.Mainline.Text)}' wants a Git-commit")]
                : []),
        new(
            "git-repo-missing", Severity.Error, "A patch queued in a subsystem names its repository", Source,
            "pq tag set Git-repo URL PATCH",
            facts => facts.Mainline is PatchMainline.Queued && facts.First("Git-repo") is null
                ? [At(facts.First("Patch-mainline")!, "a patch that is queued wants a Git-repo")]
                : []),
        new(
            "git-commit-excluded", Severity.Error, "Only a patch that is upstream names a commit", Source, "pq tag delete Git-commit PATCH",
            facts => facts.First("Git-commit") is { Value.Length: > 0 } commit && facts.Mainline is not { IsUpstream: true }
                ? [At(commit, "there is a Git-commit, but no Patch-mainline with a version or Queued")]
                : []),
        new(
            "git-repo-excluded", Severity.Error, "Only a patch queued in a subsystem names a repository", Source,
            "pq tag delete Git-repo PATCH",
            facts => facts.First("Git-repo") is { Value.Length: > 0 } repo
                && facts.Mainline is not (PatchMainline.Queued or PatchMainline.Invalid or null)
                ? [At(repo, "there is a Git-repo, but Patch-mainline does not say Queued")]
                : []),
        new(
            "git-repo-alone", Severity.Error, "Git-repo stands beside a Git-commit", Source, "pq tag set Git-commit ID PATCH",
            facts => facts.First("Git-repo") is { } repo && facts.First("Git-commit") is null
                ? [At(repo, "there is a Git-repo without a Git-commit")]
                : []),
        new(
            "git-repo-invalid", Severity.Error, "Git-repo is a URL", Source, "pq tag set Git-repo URL PATCH",
            facts => facts.Header.All("Git-repo").Where(tag => tag.Value.Length > 0 && !tag.Value.Contains('/', StringComparison.Ordinal))
                .Select(tag => At(tag, $"Git-repo '{DisplayText.Of(tag.Value)}' is no URL"))),
        new(
            "attribution-missing", Severity.Error, "Somebody of ours has signed, acked, reviewed or written the patch", Source,
            "pq tag add Acked-by 'NAME <ADDRESS>' PATCH", Attribution),
    ];

    private static CheckRule Missing(string code, string name, string fix) => new(
        code, Severity.Error, $"A patch has a {name} tag", Source, fix,
        facts => facts.First(name) is null ? [new Found(0, $"there is no {name}")] : []);

    private static IEnumerable<Found> Empty(PatchFacts facts) => facts.Header.Tags
        .Where(tag => tag.Value.Length == 0 && (tag.IsInBlock || facts.Header.Form == HeaderForm.Plain) && IsOfCheck(tag.Name))
        .Select(tag => At(tag, $"{tag.Name} has no value"));

    private static IEnumerable<Found> Twice(PatchFacts facts) => ((string[])["Subject", "Patch-mainline", "Git-repo"])
        .SelectMany(name => facts.InBlock(name).Skip(1)).Select(tag => At(tag, $"{tag.Name} stands there a second time"));

    private static IEnumerable<Found> Attribution(PatchFacts facts)
    {
        if (facts.Domains.Count == 0 || facts.Mainline is null or PatchMainline.Invalid)
        {
            return [];
        }

        var isOurs = ((string[])["Signed-off-by", "Acked-by", "Reviewed-by", "From"]).SelectMany(facts.Header.All)
            .Any(tag => facts.Domains.Any(domain => tag.Value.Contains("@" + domain, StringComparison.OrdinalIgnoreCase)));
        return isOurs ? [] : [new Found(0, $"nobody of {string.Join(", ", facts.Domains)} has signed, acked, reviewed or written it")];
    }

    private static bool IsOfCheck(string name) => name.ToUpperInvariant() is "FROM" or "SUBJECT" or "PATCH-MAINLINE" or "GIT-COMMIT"
        or "GIT-REPO" or "REFERENCES" or "SIGNED-OFF-BY" or "ACKED-BY" or "REVIEWED-BY" or "ALT-COMMIT" or "NO-FIX";

    private static Found At(Tag tag, string message) => new(tag.LineNumber, message);
}
