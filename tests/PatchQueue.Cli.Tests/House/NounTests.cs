using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PatchQueue.Tests.House;

public sealed class NounTests
{
    // A type that only its neighbour in the file gives meaning to. An enum beside its type needs no row.
    private static readonly HashSet<string> Companions =
    [
        "GuardedName", "SeriesHead", "TreePathFaults", "CommitSignature", "TreeEdit", "PatchFile", "ExtractOptions",
        "SettingSource", "GitAbsence", "GraphEdge",
    ];

    [Test]
    public void A_file_is_one_public_noun()
    {
        var crowded = ProjectFiles.Sources()
            .Select(source => (source.Path, Nouns: PublicNouns(source.Text).Except(Companions).ToList()))
            .Where(file => file.Nouns.Count > 1)
            .Select(file => $"{file.Path}: {string.Join(", ", file.Nouns)}");

        Assert.That(crowded, Is.Empty);
    }

    [Test]
    public void Every_companion_is_still_there()
    {
        Assert.That(Companions.Except(ProjectFiles.Sources().SelectMany(source => PublicNouns(source.Text))), Is.Empty);
    }

    [TestCase("namespace N; public class A { } public struct B { }", "A,B")]
    [TestCase("public record A; public record A<T>; public enum E { } internal class B { public class Inner { } }", "A")]
    [TestCase("namespace N { public interface I { } public delegate void D(); }", "I,D")]
    public void Public_nouns_are_the_outer_types_but_enums(string text, string nouns)
    {
        Assert.That(string.Join(',', PublicNouns(text)), Is.EqualTo(nouns));
    }

    private static IEnumerable<string> PublicNouns(string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot()
            .DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(NameOf)
            .OfType<string>()
            .Distinct();

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax function => function.Identifier.ValueText,
        _ => null,
    };
}
