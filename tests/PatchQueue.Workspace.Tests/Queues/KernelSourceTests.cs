using PatchQueue.Queues;

namespace PatchQueue.Tests.Queues;

public sealed class KernelSourceTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [TestCase("SRCVERSION=6.4-rc7\n", "6.4-rc7")]
    [TestCase("# SRCVERSION=1\n  SRCVERSION=\"6.4\" # why\n", "6.4")]
    [TestCase("export SRCVERSION='next-20230616'\r\n", "next-20230616")]
    [TestCase("SRCVERSION=6.\"4\"'-rc1'\n", "6.4-rc1")]
    [TestCase("SRCVERSION=5\nSRCVERSION=6\n", "6")]
    [TestCase("SRCVERSION=5\nSRCVERSION=$(touch PWNED)\n", null)]
    [TestCase("SRCVERSION=\"$X\"\n", null)]
    [TestCase("SRCVERSION=`id`\n", null)]
    [TestCase("SRCVERSION=5 rm -rf x\n", null)]
    [TestCase("SRCVERSION='5\n", null)]
    [TestCase("SRCVERSION=../../etc/x\n", null)]
    [TestCase("SRCVERSION=\n", null)]
    public void The_version_is_read_without_running_the_file(string config, string? expected)
    {
        using var folder = new TempFolder();
        folder.Write("rpm/config.sh", config);

        Assert.That(KernelSource.TryRead(folder.Root)?.SourceVersion, Is.EqualTo(expected));
        Assert.That(File.Exists(folder.At("PWNED")), Is.False);
    }

    [TestCase("master", false, "", "tmp/linux-6.4")]
    [TestCase("SLE15-SP6", false, "", "tmp/linux-6.4-SLE15-SP6")]
    [TestCase("users/me/for-next#1", false, "RT buggy", "tmp/linux-6.4-users_me_for-next_1-RT-buggy")]
    [TestCase("SLE15-SP6", true, "", "tmp/linux-6.4-SLE15-SP6-vanilla")]
    [TestCase("master", true, "", "tmp/linux-6.4--vanilla")]
    public void The_scratch_tree_is_named_as_sequence_patch_names_it(string branch, bool isVanilla, string symbols, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("rpm/config.sh", "SRCVERSION=6.4\n");
        folder.Write(".git/HEAD", $"ref: refs/heads/{branch}\n");

        var tree = KernelSource.TryRead(folder.Root)!.ScratchTree(
            NoVariables, isVanilla, symbols.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(tree, Is.EqualTo(folder.At(expected)));
    }

    [Test]
    public void The_branch_of_a_further_work_tree_is_found()
    {
        using var folder = new TempFolder();
        folder.Write("q/rpm/config.sh", "SRCVERSION=6.4\n");
        folder.Write("q/.git", "gitdir: ../main/.git/worktrees/q\n");
        folder.Write("main/.git/worktrees/q/HEAD", "ref: refs/heads/stable\n");

        var source = KernelSource.TryRead(folder.At("q"))!;

        Assert.That(source.Branch, Is.EqualTo("stable"));
        var environment = new Dictionary<string, string> { ["SCRATCH_AREA"] = "/scratch" };
        Assert.That(source.ScratchTree(environment, false, []), Is.EqualTo("/scratch/linux-6.4-stable"));
    }

    [Test]
    public void A_real_config_sh_is_read()
    {
        var shared = QueueSamples.FindShared();
        var values = ShellAssignments.Read(File.ReadAllText(Path.Combine(shared, "queues/suse-sample/config.sh")));

        Assert.That(
            (values["SRCVERSION"], values["VARIANT"], values["BUGZILLA_SERVER"]), Is.EqualTo(("6.4-rc7", "", "apibugzilla.suse.com")));
    }
}
