using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PatchQueue.Tests.House;

/// <summary>
/// Holds sources to the order of the rooms by the symbols that the compiler binds: reading usings would prove nothing,
/// because <c>Applying.X</c> compiles without one.
/// </summary>
internal sealed class RoomCheck
{
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<List<MetadataReference>> References = new(ReadReferences);

    private readonly ConcurrentBag<string> _faults = [];
    private readonly ConcurrentDictionary<(RoomPlace, ISymbol), byte> _seen = new();
    private readonly CSharpCompilation _compilation;

    private RoomCheck(IEnumerable<(string Path, string Text)> sources)
    {
        var trees = sources.Append(("", GlobalUsings)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, path: source.Item1));
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true);
        _compilation = CSharpCompilation.Create("house", trees, References.Value, options);
    }

    /// <summary>Lists what breaks a rule in sources given as path and text, in the order of the paths.</summary>
    public static List<string> Faults(IEnumerable<(string Path, string Text)> sources)
    {
        var check = new RoomCheck(sources);
        Parallel.ForEach(check._compilation.SyntaxTrees.Where(tree => tree.FilePath.Length > 0), check.CheckTree);
        return [.. check._faults.Distinct().Order(StringComparer.Ordinal)];
    }

    private void CheckTree(SyntaxTree tree)
    {
        var home = RoomPlace.Of(tree.FilePath);
        if (Rooms.NumberOf(home) < 0)
        {
            Add(tree, $"the room '{home.Room}' is new in {home.Project}: add it to the table in Rooms.cs, below all that it uses");
            return;
        }

        var model = _compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case BaseNamespaceDeclarationSyntax named when named.Name.ToString() != home.Namespace:
                    Add(tree, $"its namespace is {named.Name}, its folder's is {home.Namespace}");
                    break;
                case BaseTypeDeclarationSyntax type when type.Identifier.ValueText == home.Room:
                case DelegateDeclarationSyntax function when function.Identifier.ValueText == home.Room:
                    Add(tree, $"a type bears its room's name, {home.Room}");
                    break;
                case FunctionPointerUnmanagedCallingConventionListSyntax or FunctionPointerCallingConventionSyntax
                    when home.Room != "Native":
                    Add(tree, "a pointer to an unmanaged function belongs to PatchQueue.Workspace/Native");
                    break;
                case SimpleNameSyntax { Parent: not NameEqualsSyntax { Parent: UsingDirectiveSyntax } } name:
                    CheckName(home, model, name);
                    break;
            }
        }
    }

    private void CheckName(RoomPlace home, SemanticModel model, SimpleNameSyntax name)
    {
        var found = model.GetSymbolInfo(name);
        var symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        if (symbol is null)
        {
            if (!IsGenerated(model, name))
            {
                Add(name.SyntaxTree, $"'{name.Identifier.ValueText}' names nothing that the check can see");
            }

            return;
        }

        if (symbol is INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol || !_seen.TryAdd((home, symbol), 0))
        {
            return;
        }

        var source = symbol.Locations.FirstOrDefault(location => location.IsInSource)?.SourceTree;
        var fault = source is { FilePath.Length: > 0 }
            ? Rooms.Fault(home, RoomPlace.Of(source.FilePath))
            : Rooms.Fault(home, (symbol as ITypeSymbol ?? symbol.ContainingType)?.ToDisplayString() ?? "");
        if (fault is not null)
        {
            Add(name.SyntaxTree, fault);
        }
    }

    // The members that the JSON source generator adds are not there: generators do not run here.
    private static bool IsGenerated(SemanticModel model, SimpleNameSyntax name)
    {
        for (var access = name.Parent as MemberAccessExpressionSyntax;
            access is not null;
            access = access.Expression as MemberAccessExpressionSyntax)
        {
            var type = model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
            if (type?.BaseType?.Name == "JsonSerializerContext")
            {
                return true;
            }
        }

        return false;
    }

    private void Add(SyntaxTree tree, string fault) => _faults.Add($"{tree.FilePath}: {fault}");

    private static List<MetadataReference> ReadReferences()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':');
        return
        [
            .. platform.Where(path => !Path.GetFileName(path).StartsWith("PatchQueue", StringComparison.Ordinal)
                    && Path.GetFileName(path) != "pq.dll")
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
