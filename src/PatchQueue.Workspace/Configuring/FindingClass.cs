namespace PatchQueue.Configuring;

/// <summary>What can be wrong with what a row asks for.</summary>
public enum FindingClass
{
    /// <summary>The kernel asks, and no layer answers.</summary>
    New,

    /// <summary>The kernel makes something else of it.</summary>
    Changed,

    /// <summary>It is not in the result, because what it depends on is off.</summary>
    LostDep,

    /// <summary>The kernel has no such option.</summary>
    LostGone,

    /// <summary>A layer says it more than once.</summary>
    Duplicate,

    /// <summary>A layer says what all its rows would inherit.</summary>
    Redundant,

    /// <summary>A note says that it must be so, and it is not.</summary>
    Policy,

    /// <summary>It only tells one toolchain from another.</summary>
    Noise,
}
