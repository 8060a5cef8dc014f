namespace PatchQueue.Series;

/// <summary>On which side of another patch one is put.</summary>
public enum SeriesSide
{
    /// <summary>It is applied before the other.</summary>
    Before,

    /// <summary>It is applied right behind the other.</summary>
    After,
}
