namespace PatchQueue.Tests.House;

/// <summary>The rooms of the house in their order, and what belongs to one room alone.</summary>
internal static class Rooms
{
    /// <summary>A room may use the rooms before it in its own project, and every room of the projects before it.</summary>
    public static readonly (string Project, string[] Order)[] Projects =
    [
        (
            "PatchQueue.Core",
            [
                "Text", "Guards", "Series", "Headers", "Patches", "Diffing", "Applying", "Refreshing", "Merging", "Words", "Porting",
                "Aligning", "Carrying", "Settling", "Comparing", "Checking", "Configs", "Options", "Defines", "Annotating", "Dialects",
                "Layering", "Packaging", "Changelogs",
            ]
        ),
        (
            "PatchQueue.Workspace",
            [
                "Native", "Work", "Processes", "Signatures", "Git", "Archives", "Trees", "Cache", "Journal", "Quilt", "Records", "Queues",
                "Expanding", "Stack", "Tracing", "Composing", "Drafting", "Editing", "Operations", "Recovery", "Checks", "Committing",
                "Ordering", "Worklist", "Backporting", "Vocabulary", "Histories", "Culprits", "Rebasing", "Resolving", "Comparing",
                "Kconfig", "Configuring", "Export", "Submitting",
            ]
        ),
        (Cli, ["", "Commands", "Output"]),
    ];

    /// <summary>They describe different files of a queue; what joins two of them is a room below.</summary>
    public static readonly string[] Strangers = ["Series", "Headers", "Patches", "Configs"];

    /// <summary>
    /// A namespace or a type of the class library or of a package, and the only place that may name it; a null room is any of the
    /// project's.
    /// </summary>
    public static readonly (string Symbol, string Project, string? Room)[] Reserved =
    [
        ("LibGit2Sharp", Workspace, "Git"),
        ("System.Diagnostics.Process", Workspace, "Processes"),
        ("System.Diagnostics.ProcessStartInfo", Workspace, "Processes"),
        ("System.Net.Http", Workspace, "Submitting"),
        ("System.Runtime.InteropServices.LibraryImportAttribute", Workspace, "Native"),
        ("System.Runtime.InteropServices.DllImportAttribute", Workspace, "Native"),
        ("System.Runtime.InteropServices.NativeLibrary", Workspace, "Native"),
        ("System.Console", Cli, null),
    ];

    private const string Workspace = "PatchQueue.Workspace";
    private const string Cli = "PatchQueue.Cli";

    /// <summary>The number of a project in the order of the projects; -1 when it has none.</summary>
    public static int NumberOf(string project) => Array.FindIndex(Projects, row => row.Project == project);

    /// <summary>The number of a room in its project's order; -1 when it has none.</summary>
    public static int NumberOf(RoomPlace place) =>
        NumberOf(place.Project) is var number and >= 0 ? Array.IndexOf(Projects[number].Order, place.Room) : -1;

    /// <summary>Why one place may not use another; null when it may.</summary>
    public static string? Fault(RoomPlace home, RoomPlace other)
    {
        if (home.Project != other.Project)
        {
            return NumberOf(other.Project) > NumberOf(home.Project) ? $"{home.Project} uses {other.Project}" : null;
        }

        if (Strangers.Contains(home.Room) && Strangers.Contains(other.Room) && home.Room != other.Room)
        {
            return $"{home.Room} and {other.Room} do not see each other";
        }

        // The commands and what they print are one project's two sides; each knows the other.
        return home.Project != Cli && NumberOf(other) > NumberOf(home) ? $"{home.Room} uses {other.Room}, which stands below it" : null;
    }

    /// <summary>
    /// Why a place may not name a symbol of the class library or a package, given its type's full name; null when it may.
    /// </summary>
    public static string? Fault(RoomPlace home, string type)
    {
        foreach (var (symbol, project, room) in Reserved)
        {
            var named = type == symbol || type.StartsWith(symbol + ".", StringComparison.Ordinal);
            if (named && !(home.Project == project && (room is null || home.Room == room)))
            {
                return $"{symbol} belongs to {project}{(room is null ? "" : "/" + room)}";
            }
        }

        return null;
    }
}
