namespace PatchQueue.Journal;

/// <summary>What a step of a transaction does. The order is that of the journal's bytes.</summary>
public enum TreeStepKind
{
    /// <summary>The prepared file goes where nothing was.</summary>
    Add,

    /// <summary>The prepared file and the mainline's change places: the mainline's is kept below <c>.pq/base</c> from now on.</summary>
    Exchange,

    /// <summary>The prepared file replaces one that pq wrote; the mainline's, if there was one, is kept already.</summary>
    Replace,

    /// <summary>The mainline's file is kept below <c>.pq/base</c>, and nothing takes its place.</summary>
    Keep,

    /// <summary>A file that pq wrote goes, and nothing takes its place.</summary>
    Remove,

    /// <summary>The mainline's file comes back from <c>.pq/base</c>.</summary>
    Restore,
}
