using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PatchQueue.Headers;

/// <summary>A commit of the mainline that a patch is, or takes a part of.</summary>
/// <param name="Id">40 hexadecimal digits, in lower case.</param>
/// <param name="IsPartial">Whether the patch leaves something of it out.</param>
public sealed partial record UpstreamCommit(string Id, bool IsPartial)
{
    /// <summary>The commits that a header's <c>Git-commit</c> tags name, in order; a value that is none of the known forms gives
    /// none.</summary>
    public static ImmutableArray<UpstreamCommit> TaggedIn(PatchHeader header) =>
        [.. header.Values("Git-commit").SelectMany(ReadAll)];

    /// <summary>The commit that a header names by whatever convention: <c>Git-commit</c>, <c>cherry picked from</c>, the lines of stable
    /// kernels, DEP-3's <c>Origin</c> and <c>Applied-Upstream</c>, the first line of <c>git format-patch</c>.</summary>
    public static ImmutableArray<UpstreamCommit> NamedIn(PatchHeader header)
    {
        var tagged = TaggedIn(header);
        if (tagged.Length > 0)
        {
            return tagged;
        }

        var text = header.Encoding.GetString(header.Bytes.Span);
        var found = CherryPicked().Matches(text).Concat(OfStable().Matches(text)).Select(match => match.Groups["id"].Value)
            .Concat(header.Values("Origin").Concat(header.Values("Applied-Upstream")).SelectMany(Ids))
            .Concat(MailLine().Matches(text).Select(match => match.Groups["id"].Value));
        return [.. found.Select(id => new UpstreamCommit(id.ToLowerInvariant(), IsPartial: false)).Distinct()];
    }

    /// <summary>The commits that a tag's value names: one, perhaps <c>(partial)</c>, or by mistake several.</summary>
    public static IEnumerable<UpstreamCommit> ReadAll(string value)
    {
        var isPartial = value.Contains("(partial)", StringComparison.OrdinalIgnoreCase);
        return Ids(value).Select(id => new UpstreamCommit(id.ToLowerInvariant(), isPartial));
    }

    /// <summary>Whether a value is just what the rules want: 40 hexadecimal digits, then perhaps <c>(partial)</c>.</summary>
    public static bool IsWellFormed(string value) => WellFormed().IsMatch(value);

    private static IEnumerable<string> Ids(string value) => IdForm().Matches(value).Select(match => match.Value);

    [GeneratedRegex(@"^[0-9a-fA-F]{40}(\s+\(partial\))?$")]
    private static partial Regex WellFormed();

    [GeneratedRegex("(?<![0-9a-fA-F])[0-9a-fA-F]{40}(?![0-9a-fA-F])")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\(cherry.picked from commit (?<id>[0-9a-fA-F]{40})\)", RegexOptions.IgnoreCase)]
    private static partial Regex CherryPicked();

    // commit 0123... upstream.   [ Upstream commit 0123... ]
    [GeneratedRegex(
        @"^(?:commit (?<id>[0-9a-f]{40}) upstream\.?|\[? ?Upstream commit (?<id>[0-9a-f]{40}) ?\]?)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex OfStable();

    [GeneratedRegex(@"\AFrom (?<id>[0-9a-f]{40}) ")]
    private static partial Regex MailLine();
}
