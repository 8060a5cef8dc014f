using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PatchQueue.Tests.House;

/// <summary>The rules of the rooms, checked on the symbols that the compiler binds: reading usings would prove nothing.</summary>
internal static class HouseRules
{
    // A room may use the rooms before it in its own project, and all of Core.
    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["PatchQueue.Core"] =
        [
            "Text", "Guards", "Series", "Headers", "Patches", "Diffing", "Applying", "Merging", "Checking", "Configs",
        ],
        ["PatchQueue.Workspace"] =
        [
            "Native", "Work", "Processes", "Signatures", "Git", "Trees", "Archives", "Cache", "Journal", "Queues", "Expanding", "Stack",
            "Editing", "Ordering", "Worklist", "Rebasing", "Kconfig", "Export", "Submitting",
        ],
        ["PatchQueue.Cli"] = ["", "Commands", "Output"],
    };

    private static readonly string[] Strangers = ["Series", "Headers", "Patches", "Configs"];

    /// <summary>What only one room may touch: a namespace or type, and the room.</summary>
    private static readonly (string Symbol, string Room)[] Reserved =
    [
        ("LibGit2Sharp", "Git"),
        ("System.Diagnostics.Process", "Processes"),
        ("System.Net.Http", "Submitting"),
        ("System.Runtime.InteropServices.LibraryImportAttribute", "Native"),
        ("System.Runtime.InteropServices.DllImportAttribute", "Native"),
    ];

    /// <summary>Compiles sources, given as path and text, and lists what breaks a rule.</summary>
    public static List<string> Check(IEnumerable<(string Path, string Text)> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var global = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Threading; global using System.Threading.Tasks;";
        var trees = sources.Append(("", global)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, options, source.Item1)).ToList();
        var compilation = CSharpCompilation.Create("house", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in trees.Where(tree => tree.FilePath.Length > 0))
        {
            CheckTree(compilation.GetSemanticModel(tree), tree, broken);
        }

        return [.. broken];
    }

    private static void CheckTree(SemanticModel model, SyntaxTree tree, SortedSet<string> broken)
    {
        var home = PlaceOf(tree.FilePath);
        if (!Order.TryGetValue(home.Project, out var rooms) || Array.IndexOf(rooms, home.Room) < 0)
        {
            broken.Add($"{tree.FilePath}: the room '{home.Room}' has no place in the order of {home.Project}");
            return;
        }

        foreach (var type in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
        {
            if (type.Identifier.ValueText == home.Room)
            {
                broken.Add($"{tree.FilePath}: a type bears its room's name");
            }
        }

        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is { } symbol and not INamespaceSymbol)
            {
                CheckUse(home, tree.FilePath, symbol, broken);
            }
        }
    }

    private static void CheckUse((string Project, string Room) home, string file, ISymbol symbol, SortedSet<string> broken)
    {
        var type = symbol as ITypeSymbol ?? symbol.ContainingType;
        var full = type?.ToDisplayString() ?? "";
        foreach (var (reserved, room) in Reserved)
        {
            if ((full == reserved || full.StartsWith(reserved + ".", StringComparison.Ordinal)) && home.Room != room)
            {
                broken.Add($"{file}: {reserved} belongs to the room {room}");
            }
        }

        if (symbol.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree is { FilePath.Length: > 0 } source)
        {
            CheckRoom(home, PlaceOf(source.FilePath), file, broken);
        }
    }

    private static void CheckRoom((string Project, string Room) home, (string Project, string Room) other, string file, SortedSet<string> broken)
    {
        if (home == other)
        {
            return;
        }

        if (home.Project != other.Project)
        {
            if (Array.IndexOf([.. Order.Keys], other.Project) > Array.IndexOf([.. Order.Keys], home.Project))
            {
                broken.Add($"{file}: {home.Project} uses {other.Project}");
            }

            return;
        }

        var rooms = Order[home.Project];
        if (Array.IndexOf(rooms, other.Room) > Array.IndexOf(rooms, home.Room) && home.Project != "PatchQueue.Cli")
        {
            broken.Add($"{file}: {home.Room} uses {other.Room}, which stands below it");
        }

        if (home.Project == "PatchQueue.Core" && Strangers.Contains(home.Room) && Strangers.Contains(other.Room))
        {
            broken.Add($"{file}: {home.Room} and {other.Room} do not know each other");
        }
    }

    // src/PROJECT/ROOM/File.cs
    private static (string Project, string Room) PlaceOf(string path)
    {
        var parts = path.Split('/');
        return (parts[1], parts.Length > 3 ? parts[2] : "");
    }

    private static IEnumerable<MetadataReference> References()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':');
        return platform.Where(path => Path.GetFileName(path) is var name && !name.StartsWith("PatchQueue", StringComparison.Ordinal) && name != "pq.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
