using NUnit.Framework;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class BuildWatchTests
{
    private const string Done = """<status package="small" code="succeeded"/>""";

    [TestCase("", false, TestName = "A_repository_that_the_service_has_not_come_to_is_not_settled")]
    [TestCase("""<status package="small" code="building"/>""", false, TestName = "A_build_that_runs_is_not_over")]
    [TestCase(Done, true, TestName = "A_build_that_succeeded_is_over")]
    public void A_standing_is_over_when_every_repository_is(string status, bool isOver)
    {
        using var service = new FakeService().Answer(List(Row("standard", Done), Row("other", status)));
        using var server = service.Connect();

        Assert.That(new BuildWatch(server, new PackagePlace("test", "small")).Look(CancellationToken.None).IsOver, Is.EqualTo(isOver));
    }

    [Test]
    public void What_the_service_looks_at_again_is_not_over()
    {
        using var service = new FakeService().Answer(List(Row("standard", Done).Replace(" arch", " dirty=\"true\" arch")));
        using var server = service.Connect();

        Assert.That(new BuildWatch(server, new PackagePlace("test", "small")).Look(CancellationToken.None).IsOver, Is.False);
    }

    [TestCase(0, 1, false)]
    [TestCase(5, 3, true)]
    public void The_end_is_waited_for_up_to_a_limit(int milliseconds, int looks, bool isOver)
    {
        using var service = new FakeService().Answer(List(Row("standard", ""))).Answer(List(Row("standard", ""))).Answer(
            List(Row("standard", Done)));
        using var server = service.Connect();
        var standing = new BuildWatch(server, new PackagePlace("test", "small")).Wait(
            TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(milliseconds), tell: null, CancellationToken.None);

        Assert.That(standing.IsOver, Is.EqualTo(isOver));
        Assert.That(service.Asked, Has.Count.EqualTo(looks));
    }

    private static string List(params string[] rows) => $"<resultlist>{string.Concat(rows)}</resultlist>";

    private static string Row(string repository, string status) =>
        $"<result project=\"test\" repository=\"{repository}\" arch=\"x86_64\">{status}</result>";
}
