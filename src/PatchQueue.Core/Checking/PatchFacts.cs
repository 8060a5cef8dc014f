using PatchQueue.Headers;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>What the rules look at of one patch.</summary>
/// <param name="Name">Its name in the series.</param>
/// <param name="Patch">The patch.</param>
/// <param name="Header">The text before its diff.</param>
/// <param name="Domains">Domains of mail addresses, one of which somebody who had a part in the patch must have; empty for no such
/// rule.</param>
public sealed record PatchFacts(ReadOnlyMemory<byte> Name, Patch Patch, PatchHeader Header, IReadOnlyList<string> Domains)
{
    private PatchMainline? _mainline;

    /// <summary>What its <c>Patch-mainline</c> says; null when it has none.</summary>
    public PatchMainline? Mainline => _mainline ??= First("Patch-mainline") is { } tag ? PatchMainline.Read(tag.Value) : null;

    /// <summary>The first tag of a name; null when there is none.</summary>
    public Tag? First(string name) => Header.First(name);

    /// <summary>The tags of a name that a message quotes seldom enough to be told apart: those of the block, where there is one.</summary>
    public IReadOnlyList<Tag> InBlock(string name)
    {
        var all = Header.All(name).ToList();
        return Header.Form == HeaderForm.Plain ? all : all.FindAll(tag => tag.IsInBlock);
    }

    /// <summary>Whether the patch lies in a folder of the queue.</summary>
    public bool IsIn(ReadOnlySpan<byte> folder) => Name.Span.StartsWith(folder);

    /// <summary>The bytes of a part of the patch's text.</summary>
    public ReadOnlySpan<byte> TextOf(Slice slice) => slice.Of(Patch.Text.Span);
}
