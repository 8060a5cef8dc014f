namespace PatchQueue.Dialects;

/// <summary>Why an option is as it is, as a person says it when setting it.</summary>
/// <param name="Words">One line; empty for nothing.</param>
/// <param name="Reference">A bug, a CVE or a commit; empty for none.</param>
public sealed record OptionNote(string Words, string Reference)
{
    /// <summary>Nothing is said.</summary>
    public static OptionNote None { get; } = new("", "");

    /// <summary>Words and reference as one line; empty for nothing.</summary>
    public string Line => Reference.Length == 0 ? Words : Words.Length == 0 ? Reference : $"{Words} ({Reference})";
}
