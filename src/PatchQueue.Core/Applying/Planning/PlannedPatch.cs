using System.Text;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>A patch as a series names it.</summary>
/// <param name="NameBytes">Its name in the series.</param>
/// <param name="Patch">What was read.</param>
/// <param name="Strip">Leading components of its names to take off: <c>-p1</c>.</param>
/// <param name="IsReversed"><c>-R</c>.</param>
public sealed record PlannedPatch(ReadOnlyMemory<byte> NameBytes, Patch Patch, int Strip = 1, bool IsReversed = false)
{
    /// <summary>Makes one with a name that is text.</summary>
    public PlannedPatch(string name, Patch patch, int strip = 1, bool isReversed = false)
        : this(Encoding.UTF8.GetBytes(name), patch, strip, isReversed)
    {
    }

    /// <summary>The directory that its names are relative to, with a slash behind it; empty for the tree's root.</summary>
    public ReadOnlyMemory<byte> Directory { get; init; }

    /// <summary>Its place among the patches that were read with it, from 0.</summary>
    public int Place { get; init; }

    /// <summary>Reads the patch of that place again where some of its bytes were let go to save memory; null where all are there.</summary>
    public Func<int, Patch>? Reread { get; init; }

    /// <summary>The patch with all its bytes.</summary>
    public Patch Whole => Reread?.Invoke(Place) ?? Patch;

    /// <summary>The text that the slices of its sections refer to; read again only where they were let go.</summary>
    public ReadOnlyMemory<byte> Text => Patch.Text.IsEmpty ? Whole.Text : Patch.Text;

    /// <summary>Its name, fit to show; made anew at each call, for thousands of names are never shown.</summary>
    public string Name => DisplayText.Of(NameBytes.Span);
}
