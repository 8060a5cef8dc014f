using System.Text.RegularExpressions;
using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>Debian's DEP-3.</summary>
internal static partial class Dep3Rules
{
    private const string Source = "DEP-3";

    /// <summary>The rules.</summary>
    public static readonly CheckRule[] All =
    [
        new(
            "dep3-description", Severity.Warning, "A patch has a Description or a Subject", Source, "pq tag set Description TEXT PATCH",
            facts => facts.First("Description") is null && facts.First("Subject") is null
                ? [new Found(0, "there is no Description and no Subject")]
                : []),
        new(
            "dep3-origin", Severity.Warning, "A patch has an Origin, an Author or a From", Source,
            "pq tag set Origin 'upstream, URL' PATCH",
            facts => ((string[])["Origin", "Author", "From"]).All(name => facts.First(name) is null)
                ? [new Found(0, "there is no Origin, no Author and no From")]
                : []),
        new(
            "dep3-forwarded", Severity.Warning, "Forwarded is a URL, no, not-needed or yes", Source, "pq tag set Forwarded VALUE PATCH",
            facts => facts.Header.All("Forwarded").Where(tag => !ForwardedForm().IsMatch(tag.Joined))
                .Select(tag =>
                    new Found(tag.LineNumber, $"Forwarded '{DisplayText.Of(tag.Joined)}' is neither a URL nor no, not-needed or yes"))),
        new(
            "dep3-date", Severity.Warning, "Last-Update is a day as YYYY-MM-DD", Source, "pq tag set Last-Update YYYY-MM-DD PATCH",
            facts => facts.Header.All("Last-Update").Where(tag => !DateForm().IsMatch(tag.Value))
                .Select(tag => new Found(tag.LineNumber, $"Last-Update '{DisplayText.Of(tag.Value)}' is no day as YYYY-MM-DD"))),
    ];

    [GeneratedRegex("^(no|not-needed|not needed|yes)\\b|://|^$|@", RegexOptions.IgnoreCase)]
    private static partial Regex ForwardedForm();

    [GeneratedRegex("^[0-9]{4}-[01][0-9]-[0-3][0-9]$")]
    private static partial Regex DateForm();
}
