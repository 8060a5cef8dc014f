namespace PatchQueue.Diffing;

/// <summary>Where a group of changed lines stands when it could stand at several places with the same effect.</summary>
public enum GroupSliding
{
    /// <summary>Where the algorithm left it.</summary>
    None,

    /// <summary>Joined with its neighbours and as far down as it goes, unless it meets a change of the other file: git's merge.</summary>
    Down,

    /// <summary>As <see cref="Down"/>, but where the indentation and blank lines around it make the best cut: git's diff.</summary>
    Indent,
}
