using System.Buffers;
using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Tests.Merging;

/// <summary>Three files to merge.</summary>
internal sealed record MergeText(byte[] Base, byte[] Ours, byte[] Theirs)
{
    /// <summary>The variants of tests/Fixtures/merge/record.py: the options of git merge-file, and ours.</summary>
    public static readonly (string Name, string[] Git, MergeStyle Style, ConflictDress Dress)[] Variants =
    [
        ("merge", [], MergeStyle.Merge, Labels),
        ("diff3", ["--diff3"], MergeStyle.Diff3, Labels),
        ("zdiff3", ["--zdiff3"], MergeStyle.Zdiff3, Labels),
        ("ours", ["--ours"], MergeStyle.Merge, Labels with { Favour = MergeFavour.Ours }),
        ("theirs", ["--theirs"], MergeStyle.Merge, Labels with { Favour = MergeFavour.Theirs }),
        ("union", ["--union"], MergeStyle.Merge, Labels with { Favour = MergeFavour.Union }),
        ("diff3-union", ["--diff3", "--union"], MergeStyle.Diff3, Labels with { Favour = MergeFavour.Union }),
        ("size", ["--zdiff3", "--marker-size=11"], MergeStyle.Zdiff3, Labels with { MarkerSize = 11 }),
    ];

    /// <summary>The labels in git's order.</summary>
    public static readonly string[] LabelOptions = ["-L", "ours", "-L", "the base", "-L", ""];

    private static ConflictDress Labels => new()
    {
        OurLabel = "ours"u8.ToArray(), BaseLabel = "the base"u8.ToArray(), TheirLabel = Array.Empty<byte>(),
    };

    public static MergeText Of(string @base, string ours, string theirs) =>
        new(Encoding.Latin1.GetBytes(@base), Encoding.Latin1.GetBytes(ours), Encoding.Latin1.GetBytes(theirs));

    /// <summary>Merges them.</summary>
    public MergeResult Merge(MergeOptions? options = null) =>
        ThreeWayMerge.Of(LineTable.Of(Base), LineTable.Of(Ours), LineTable.Of(Theirs), options);

    /// <summary>The merged file, and what git merge-file returns.</summary>
    public static (int ExitCode, byte[] Bytes) Write(MergeResult result, ConflictDress? dress = null)
    {
        var output = new ArrayBufferWriter<byte>();
        MergeWriter.Write(result, output, dress);
        var isMarked = dress is null or { Favour: MergeFavour.None };
        return (isMarked ? Math.Min(result.ConflictCount, 127) : 0, output.WrittenSpan.ToArray());
    }

    /// <summary>Puts the three files into a folder, for git.</summary>
    public void WriteTo(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "base"), Base);
        File.WriteAllBytes(Path.Combine(folder, "ours"), Ours);
        File.WriteAllBytes(Path.Combine(folder, "theirs"), Theirs);
    }

    /// <summary>The three files in a message.</summary>
    public string Show() => string.Join("---\n", new[] { Base, Ours, Theirs }.Select(Encoding.Latin1.GetString));
}
