namespace PatchQueue.Records;

/// <summary>A patch as a tree's record knows it.</summary>
/// <param name="Name">Its name in the series.</param>
/// <param name="Hash">XxHash128 of its bytes.</param>
/// <param name="Strip">The strip level of its entry.</param>
/// <param name="IsReversed">Whether its entry says <c>-R</c>.</param>
/// <param name="IsApplied">Whether it is in; otherwise it was rejected, or not tried behind one that was.</param>
public sealed record RecordedPatch(ReadOnlyMemory<byte> Name, UInt128 Hash, int Strip, bool IsReversed, bool IsApplied)
{
    /// <summary>Whether both do the same to a file, whatever they are called.</summary>
    public bool DoesTheSameAs(RecordedPatch other) =>
        Hash == other.Hash && Strip == other.Strip && IsReversed == other.IsReversed && IsApplied == other.IsApplied;
}
