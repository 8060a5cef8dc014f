using System.Net;
using System.Xml.Linq;
using NUnit.Framework;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class BuildServerTests
{
    private static readonly ServerPath Source = ServerPath.Of("source");

    [Test]
    public void An_answer_that_is_too_long_is_refused_at_once()
    {
        using var service = new FakeService();
        service.Answer(response =>
        {
            response.ContentLength64 = 65 << 20;
            response.OutputStream.Write(new byte[1024]);
        });
        using var server = service.Connect(retries: 5);

        Assert.That(() => server.TryGet(Source, CancellationToken.None), Throws.TypeOf<SubmitException>().With.Message.EqualTo(
            $"{service.Api} answers with more than 64 MiB"));
        Assert.That(service.Asked, Is.EqualTo(new[] { "GET /source" }));
    }

    [Test]
    public void A_question_whose_answer_is_lost_is_asked_again()
    {
        using var service = new FakeService().HangUp().Answer("<directory/>");
        using var server = service.Connect(retries: 1);

        Assert.That(server.TryGet(Source, CancellationToken.None)!.Name.LocalName, Is.EqualTo("directory"));
        Assert.That(service.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_is_not_there_is_no_answer_to_a_question_and_a_refusal_of_anything_else()
    {
        using var service = new FakeService().Answer(Missing).Answer(Missing);
        using var server = service.Connect();

        Assert.That(server.TryGet(Source, CancellationToken.None), Is.Null);
        Assert.That(
            () => server.Put(Source, RequestBody.Of(new XElement("a")), CancellationToken.None),
            Throws.TypeOf<SubmitException>().With.Message.EqualTo($"{service.Api} refuses: no such project"));

        static void Missing(HttpListenerResponse response)
        {
            response.StatusCode = 404;
            response.OutputStream.Write("<status code='unknown_project'><summary>no such project</summary></status>"u8);
        }
    }

    [TestCase(1, 1)]
    [TestCase(4, 8)]
    [TestCase(6, 30)]
    [TestCase(50, 30)]
    [TestCase(2000, 30)]
    public void Waits_double_up_to_half_a_minute(int tried, int seconds)
    {
        var told = TimeSpan.Zero;
        using var ended = new CancellationTokenSource();
        ended.Cancel();

        Assert.That(
            () => new RetryPolicy(3000, TimeSpan.FromSeconds(1), (_, wait) => told = wait).Wait(tried, "it is away", ended.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(told, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }
}
