namespace PatchQueue.Journal;

/// <summary>What a step below <c>.pc</c> does. The order is that of the journal's bytes, and the one they are carried out in.</summary>
public enum QuiltStepKind
{
    /// <summary>A file or a link goes.</summary>
    RemoveFile,

    /// <summary>A directory with all that is in it goes aside, to <c>.pq/txn</c>; from there it can get another place.</summary>
    RemoveDirectory,

    /// <summary>The directories above a name go, as far as they are empty.</summary>
    RemoveEmptyAbove,

    /// <summary>A directory that was prepared or set aside gets its place.</summary>
    PlaceDirectory,

    /// <summary>A prepared file or link gets its place, and what had it before is gone.</summary>
    PlaceFile,
}
