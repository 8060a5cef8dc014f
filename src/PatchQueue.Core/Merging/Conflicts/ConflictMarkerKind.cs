namespace PatchQueue.Merging;

/// <summary>The markers of a conflict in their order.</summary>
public enum ConflictMarkerKind
{
    /// <summary><c>&lt;&lt;&lt;&lt;&lt;&lt;&lt;</c>: our lines follow.</summary>
    Ours,

    /// <summary><c>|||||||</c>: the base's lines follow.</summary>
    Base,

    /// <summary><c>=======</c>: their lines follow.</summary>
    Theirs,

    /// <summary><c>&gt;&gt;&gt;&gt;&gt;&gt;&gt;</c>: the conflict is over.</summary>
    End,
}
