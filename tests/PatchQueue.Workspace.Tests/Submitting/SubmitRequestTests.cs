using NUnit.Framework;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class SubmitRequestTests
{
    private const string None = """<collection matches="0"/>""";
    private static readonly SubmitRequest Request = new(new PackagePlace("target", "small"), "Please");

    [Test]
    public void A_request_is_opened_where_none_is()
    {
        using var service = new FakeService().Answer(None).Answer("""<request id="17"/>""");

        Assert.That(Open(service), Is.EqualTo("17"));
        Assert.That(service.Asked[0], Does.Contain("source/@project='test' and source/@package='small'").And.Contain("state/@name='new'"));
        Assert.That(service.Asked[1], Is.EqualTo("POST /request?cmd=create"));
    }

    [Test]
    public void One_that_is_open_for_the_same_revision_is_it()
    {
        using var service = new FakeService().Answer(Open("5"));

        Assert.That(Open(service), Is.EqualTo("12"));
        Assert.That(service.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void One_that_is_open_for_another_revision_is_not()
    {
        using var service = new FakeService().Answer(Open("4")).Answer("""<request id="17"/>""");

        Assert.That(Open(service), Is.EqualTo("17"));
    }

    [Test]
    public void A_request_whose_answer_was_lost_is_not_opened_twice()
    {
        using var service = new FakeService().Answer(None).HangUp().Answer(Open("5"));

        Assert.That(Open(service), Is.EqualTo("12"));
        Assert.That(service.Asked.Count(line => line.StartsWith("POST", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static string Open(FakeService service)
    {
        using var server = service.Connect(retries: 2);
        return Request.Open(server, Report(service), CancellationToken.None);
    }

    private static string Open(string revision) =>
        "<collection matches=\"1\"><request id=\"12\"><action type=\"submit\">"
        + $"<source project=\"test\" package=\"small\" rev=\"{revision}\"/><target project=\"target\" package=\"small\"/>"
        + "</action><state name=\"new\"/></request></collection>";

    private static SubmitReport Report(FakeService service) =>
        new(service.Api, new PackagePlace("test", "small"), SubmitPlan.Between(PackageListing.Empty, PackageListing.Empty), [])
        {
            Revision = "5",
        };
}
