using System.Text.RegularExpressions;

namespace PatchQueue.Headers;

/// <summary>What a <c>Patch-mainline</c> tag says, by the rules of kernel-source's <c>check-patchhdr</c>, tried in its order.</summary>
public abstract partial record PatchMainline
{
    private PatchMainline(string text) => Text = text;

    /// <summary>The value as it stands.</summary>
    public string Text { get; }

    /// <summary>In the mainline, in a release: <c>v6.4-rc1</c>. Wants a Git-commit, excludes a Git-repo.</summary>
    /// <param name="Text">The value.</param>
    /// <param name="Version">The release with its <c>v</c>, whether written or not.</param>
    /// <param name="Next">The other release of <c>v6.4 or v6.4-rc1 (next release)</c>; null for a commit that a tag contains.</param>
    public sealed record Released(string Text, string Version, string? Next) : PatchMainline(Text);

    /// <summary>In a subsystem's repository. Wants a Git-commit and a Git-repo.</summary>
    public sealed record Queued(string Text) : PatchMainline(Text);

    /// <summary>Comes with another patch that is not in the mainline.</summary>
    public sealed record Depends(string Text) : PatchMainline(Text);

    /// <summary>Has been objected to.</summary>
    public sealed record No(string Text) : PatchMainline(Text);

    /// <summary>Is not for the mainline.</summary>
    public sealed record Never(string Text) : PatchMainline(Text);

    /// <summary>Has been sent; the rest says when and where.</summary>
    public sealed record Submitted(string Text) : PatchMainline(Text);

    /// <summary>Has not been sent; the rest says why.</summary>
    public sealed record NotYet(string Text) : PatchMainline(Text);

    /// <summary>Says nothing that the rules know.</summary>
    /// <param name="Text">The value.</param>
    /// <param name="Fault">Why, to follow the value in a sentence.</param>
    public sealed record Invalid(string Text, string Fault) : PatchMainline(Text);

    /// <summary>Whether the rules want a Git-commit beside it.</summary>
    public bool IsUpstream => this is Released or Queued;

    /// <summary>Reads a value; never fails.</summary>
    public static PatchMainline Read(string value) =>
        VersionForm().Match(value) is { Success: true } version ? new Released(value, Named(version.Groups[1].Value), null)
        : NextReleaseForm().Match(value) is { Success: true } next
            ? new Released(value, Named(next.Groups[1].Value), Named(next.Groups[2].Value))
        : QueuedForm().IsMatch(value) ? new Queued(value)
        : DependsForm().IsMatch(value) ? new Depends(value)
        : NoForm().IsMatch(value) ? new No(value)
        : NeverForm().IsMatch(value) ? new Never(value)
        : SubmittedForm().IsMatch(value) ? new Submitted(value)
        : NotYetSubmitted().IsMatch(value) ? new Invalid(value, "is what Submitted is for")
        : NotYetForm().IsMatch(value) ? new NotYet(value)
        : new Invalid(value, FaultOf(value));

    private static string FaultOf(string value) =>
        value.TrimEnd().ToUpperInvariant() switch
        {
            "" => "is empty",
            "SUBMITTED" => "wants a date and a list, or a URL",
            "NEVER" or "NOT YET" or "NO" => "wants a reason",
            "YES" => "wants the exact version instead",
            var other when other.StartsWith("YES", StringComparison.Ordinal) => "is the version with a 'Yes' that is not allowed",
            _ => "is none of: a version, Queued, Submitted, Depends on, Not yet, No, Never",
        };

    private static string Named(string version) => version is ['v' or 'V', ..] ? $"v{version[1..]}" : $"v{version}";

    private const RegexOptions Rules = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(v?(?:[0-9]+\.)+[0-9]+(?:-rc[0-9]+)?)\s*$", Rules)]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^(v?(?:[0-9]+\.)+[0-9]+(?:-rc[0-9]+)?)\s+or\s+(v?(?:[0-9]+\.)+[0-9]+(?:-rc[0-9]+)?)\s+\(next release\)\s*$", Rules)]
    private static partial Regex NextReleaseForm();

    [GeneratedRegex("^Queued", Rules)]
    private static partial Regex QueuedForm();

    [GeneratedRegex(@"^Depends on\s+\S", Rules)]
    private static partial Regex DependsForm();

    [GeneratedRegex(@"^No,?\s+\S", Rules)]
    private static partial Regex NoForm();

    [GeneratedRegex(@"^Never,?\s+\S", Rules)]
    private static partial Regex NeverForm();

    [GeneratedRegex(@"^Submitted,?\s+\S", Rules)]
    private static partial Regex SubmittedForm();

    [GeneratedRegex(@"^Not yet,\s+submitted", Rules)]
    private static partial Regex NotYetSubmitted();

    [GeneratedRegex(@"^Not yet,?\s+\S", Rules)]
    private static partial Regex NotYetForm();
}
