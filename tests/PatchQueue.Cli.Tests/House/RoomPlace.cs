namespace PatchQueue.Tests.House;

/// <summary>Where a source stands: its project and its room, which is empty at a project's top.</summary>
internal readonly record struct RoomPlace(string Project, string Room)
{
    /// <summary>The namespace of what stands there.</summary>
    public string Namespace => Room.Length > 0 ? $"PatchQueue.{Room}" : Project;

    /// <summary>Reads src/PROJECT/ROOM/File.cs.</summary>
    public static RoomPlace Of(string path)
    {
        var parts = path.Split('/');
        return new(parts[1], parts.Length > 3 ? parts[2] : "");
    }
}
