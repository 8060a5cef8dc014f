using PatchQueue.Output;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Output;

public sealed class SubmitJsonTests
{
    // One line, broken here.
    private const string Expected = """
        {"schema":1,"api":"https://api.example.org/","project":"home:me","package":"kernel","dryRun":false,
        "createsProject":false,"createsPackage":false,
        "added":[{"name":"a.patch","size":7,"md5":"0123"}],"changed":[],"removed":[],"unchanged":3,
        "sent":[{"name":"a.patch","size":7,"md5":"0123"}],"revision":"4","request":"17",
        "results":[{"repository":"standard","architecture":"x86_64","package":"kernel:rt","code":"failed","details":""}]}
        """;

    [Test]
    public void A_submission_is_one_object()
    {
        var file = new PackageFile("a.patch", "0123", 7);
        var report = new SubmitReport(
            new Uri("https://api.example.org/"), new PackagePlace("home:me", "kernel"), new SubmitPlan([file], [], [], 3), [file])
        {
            Revision = "4",
            Request = "17",
            Results = [new BuildResult("standard", "x86_64", "kernel:rt", "failed", "")],
        };
        using var writer = new StringWriter();

        SubmitJson.Write(report, isPlan: false, writer);

        Assert.That(writer.ToString(), Is.EqualTo(Expected.ReplaceLineEndings("") + "\n"));
    }

    [Test]
    public void What_there_is_not_is_left_out()
    {
        var report = new SubmitReport(
            new Uri("https://api.example.org/"), new PackagePlace("home:me", "kernel"), new SubmitPlan([], [], [], 3), []);
        using var writer = new StringWriter();

        SubmitJson.Write(report, isPlan: true, writer);
        GitSubmitText.Write(new GitSubmitReport("../packages", "kernel", false, []), isJson: true, writer);

        Assert.That(writer.ToString(), Does.Not.Contain("null").And.Contains("\"sent\":[]").And.Contains("\"isNew\":false,\"changes\""));
    }
}
