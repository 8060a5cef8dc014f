using PatchQueue.Cli;

namespace PatchQueue.Tests.Commands;

/// <summary>What git_sort of kernel-source loses, moves or misreads in a sorted section.</summary>
public sealed class SortedSectionTests
{
    private const string One = "\\tpatches.suse/c1.patch";
    private const string Two = "\\tpatches.suse/c2.patch";
    private const string Three = "\\tpatches.suse/c3.patch";

    [Test]
    public Task A_guarded_entry_is_sorted_and_keeps_its_guard() => Becomes(
        [Three, "+needs\\tpatches.suse/c1.patch", Two], ["+needs\\tpatches.suse/c1.patch", Two, Three]);

    [Test]
    public Task A_guarded_last_line_is_sorted_like_any_other() => Becomes(
        [One, Three, "+needs\\tpatches.suse/c2.patch"], [One, "+needs\\tpatches.suse/c2.patch", Three]);

    [Test]
    public Task A_comment_behind_an_entry_goes_with_it() => Becomes([Two + " # note", One], [One, Two + " # note"]);

    [Test]
    public Task A_comment_without_a_blank_goes_with_the_entry_below_it() => Becomes(["#hello", Two, One], [One, "#hello", Two]);

    [Test]
    public Task A_free_comment_is_no_heading_and_goes_with_the_entry_below_it() => Becomes([Two, "# hello", One], ["# hello", One, Two]);

    [Test]
    public async Task Of_an_entry_that_is_listed_twice_both_stay_and_pq_says_so()
    {
        using var queue = new SortedQueue(One, Two, One);

        Assert.That(await queue.SortAsync().ConfigureAwait(false), Is.EqualTo(ExitCode.Done));
        Assert.That(queue.Said, Does.Contain("'patches.suse/c1.patch' is listed already on line 4"));
        Assert.That(queue.Lines(), Is.EqualTo([One, One, Two]));
    }

    [Test]
    public async Task Other_indentation_is_not_unsorted_and_stays()
    {
        string[] lines = ["    patches.suse/c1.patch", "patches.suse/c2.patch"];
        using var queue = new SortedQueue(lines);

        Assert.That(await queue.SortAsync("--check").ConfigureAwait(false), Is.EqualTo(ExitCode.Done));
        Assert.That(await queue.SortAsync().ConfigureAwait(false), Is.EqualTo(ExitCode.Done));
        Assert.That(queue.Lines(), Is.EqualTo(lines));
    }

    [Test]
    public Task A_patch_that_is_missing_is_named_with_its_line_and_nothing_changes() => IsRefused(
        [Two, "\\tpatches.suse/gone.patch", One], "series.conf:5: patches.suse/gone.patch is missing");

    [Test]
    public Task A_patch_in_a_wrong_section_is_named_with_what_to_do_and_nothing_changes() => IsRefused(
        ["\\tpatches.suse/net.patch", Two, One], "series.conf:4: patches.suse/net.patch stands too high: its commit is only in davem/net");

    private static async Task Becomes(string[] before, string[] after)
    {
        using var queue = new SortedQueue(before);

        Assert.That(await queue.SortAsync("--check").ConfigureAwait(false), Is.EqualTo(ExitCode.NeedsPerson));
        Assert.That(queue.Lines(), Is.EqualTo(before));
        Assert.That(await queue.SortAsync().ConfigureAwait(false), Is.EqualTo(ExitCode.Done));
        Assert.That(queue.Lines(), Is.EqualTo(after));
    }

    private static async Task IsRefused(string[] lines, string words)
    {
        using var queue = new SortedQueue(lines);

        foreach (var option in (string[][])[["--check"], [], ["--update"]])
        {
            Assert.That(await queue.SortAsync(option).ConfigureAwait(false), Is.EqualTo(ExitCode.Failed));
            Assert.That(queue.Said, Does.Contain(words));
            Assert.That(queue.Lines(), Is.EqualTo(lines));
        }
    }
}
