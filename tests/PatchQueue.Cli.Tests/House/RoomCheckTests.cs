namespace PatchQueue.Tests.House;

public sealed class RoomCheckTests
{
    private const string Core = "src/PatchQueue.Core";
    private const string Workspace = "src/PatchQueue.Workspace";
    private const string Cli = "src/PatchQueue.Cli";

    private static readonly (string Path, string Text)[] Neighbours =
    [
        ($"{Core}/Patches/Hunk.cs", "namespace PatchQueue.Patches; public class Hunk { public static int Count; }"),
        ($"{Core}/Configs/Flavor.cs", "namespace PatchQueue.Configs; public class Flavor { }"),
        ($"{Workspace}/Journal/Record.cs", "namespace PatchQueue.Journal; public class Record { }"),
        ($"{Cli}/Program.cs", "System.Console.WriteLine();"),
        ($"{Cli}/Commands/Verb.cs", "namespace PatchQueue.Commands; public class Verb { }"),
    ];

    [TestCase($"{Core}/Text", "PatchQueue.Patches.Hunk? x;", "Text uses Patches, which stands below it")]
    [TestCase(
        $"{Core}/Text",
        "int x = Patches.Hunk.Count;",
        "Text uses Patches, which stands below it",
        Description = "no using, a relative name")]
    [TestCase($"{Core}/Series", "PatchQueue.Patches.Hunk? x;", "Series and Patches do not see each other")]
    [TestCase($"{Core}/Headers", "PatchQueue.Patches.Hunk? x;", "Headers and Patches do not see each other")]
    [TestCase($"{Core}/Configs", "PatchQueue.Patches.Hunk? x;", "Configs and Patches do not see each other")]
    [TestCase($"{Core}/Patches", "PatchQueue.Configs.Flavor? x;", "Patches and Configs do not see each other")]
    [TestCase($"{Core}/Applying", "PatchQueue.Journal.Record? x;", "PatchQueue.Core uses PatchQueue.Workspace")]
    [TestCase($"{Workspace}/Native", "PatchQueue.Journal.Record? x;", "Native uses Journal, which stands below it")]
    [TestCase($"{Workspace}/Export", "PatchQueue.Commands.Verb? x;", "PatchQueue.Workspace uses PatchQueue.Cli")]
    [TestCase($"{Workspace}/Trees", "LibGit2Sharp.Repository? x;", "LibGit2Sharp belongs to PatchQueue.Workspace/Git")]
    [TestCase($"{Cli}/Commands", "LibGit2Sharp.Repository? x;", "LibGit2Sharp belongs to PatchQueue.Workspace/Git")]
    [TestCase($"{Workspace}/Git", "System.Diagnostics.Process? x;", "System.Diagnostics.Process belongs to PatchQueue.Workspace/Processes")]
    [TestCase($"{Workspace}/Git", "object x = new System.Diagnostics.ProcessStartInfo();", "belongs to PatchQueue.Workspace/Processes")]
    [TestCase($"{Workspace}/Export", "System.Net.Http.HttpClient? x;", "System.Net.Http belongs to PatchQueue.Workspace/Submitting")]
    [TestCase(
        $"{Core}/Text",
        "[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid();",
        "belongs to PatchQueue.Workspace/Native")]
    [TestCase($"{Workspace}/Git", "[System.Runtime.InteropServices.LibraryImport(\"c\")] static partial int getpid();", "Workspace/Native")]
    [TestCase(
        $"{Workspace}/Git",
        "nint x = System.Runtime.InteropServices.NativeLibrary.Load(\"c\");",
        "belongs to PatchQueue.Workspace/Native")]
    [TestCase($"{Workspace}/Git", "unsafe delegate* unmanaged<int> x;", "an unmanaged function belongs to PatchQueue.Workspace/Native")]
    [TestCase($"{Workspace}/Export", "int x = System.Console.WindowWidth;", "System.Console belongs to PatchQueue.Cli")]
    [TestCase($"{Workspace}/Cellar", "int x;", "the room 'Cellar' is new in PatchQueue.Workspace: add it to the table in Rooms.cs")]
    [TestCase($"{Core}/Text", "Unheard x;", "'Unheard' names nothing that the check can see")]
    [TestCase($"{Core}/Series", "enum Series { }", "a type bears its room's name")]
    [TestCase($"{Core}/Series", "delegate int Series();", "a type bears its room's name")]
    public void A_member_that_breaks_a_rule_is_reported(string folder, string member, string expected)
    {
        Assert.That(FaultsOf(folder, member), Has.One.Contains($"{folder}/A.cs: ").And.One.Contains(expected));
    }

    [TestCase($"{Core}/Applying", "PatchQueue.Patches.Hunk? x;")]
    [TestCase($"{Workspace}/Native", "PatchQueue.Configs.Flavor? x;")]
    [TestCase($"{Workspace}/Native", "[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid();")]
    [TestCase($"{Workspace}/Git", "LibGit2Sharp.Repository? x;")]
    [TestCase($"{Workspace}/Processes", "System.Diagnostics.Process? x;")]
    [TestCase($"{Workspace}/Submitting", "System.Net.Http.HttpClient? x;")]
    [TestCase($"{Cli}/Output", "int x = System.Console.WindowWidth; PatchQueue.Commands.Verb? y;")]
    public void A_member_that_keeps_the_rules_is_not(string folder, string member)
    {
        Assert.That(FaultsOf(folder, member), Is.Empty);
    }

    [Test]
    public void A_namespace_that_is_not_its_folder_s_is_reported()
    {
        var faults = RoomCheck.Faults([($"{Core}/Text/A.cs", "namespace PatchQueue.Guards; class A { }")]);

        Assert.That(faults, Is.EqualTo(new[] { $"{Core}/Text/A.cs: its namespace is PatchQueue.Guards, its folder's is PatchQueue.Text" }));
    }

    private static List<string> FaultsOf(string folder, string member)
    {
        var text = $"namespace PatchQueue.{Path.GetFileName(folder)}; partial class A {{ {member} }}";
        return RoomCheck.Faults([($"{folder}/A.cs", text), .. Neighbours]);
    }
}
