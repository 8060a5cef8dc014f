using PatchQueue.Processes;

namespace PatchQueue.Tests.Processes;

public sealed class ProgramRunnerTests
{
    [Test]
    public void Arguments_reach_the_program_as_they_are()
    {
        var result = ProgramRunner.Run(new ProgramCall("printf", ["%s|", "a b", "$HOME;`id`", "\"'"]), CancellationToken.None);

        Assert.That(System.Text.Encoding.UTF8.GetString(result.Output.Span), Is.EqualTo("a b|$HOME;`id`|\"'|"));
    }

    [Test]
    public void Input_larger_than_the_pipes_comes_back_whole()
    {
        var input = new byte[1_000_000];
        new Random(1).NextBytes(input);

        var result = ProgramRunner.Run(new ProgramCall("cat", []) { Input = input }, CancellationToken.None);

        Assert.That(result.Output.Span.SequenceEqual(input), Is.True);
    }

    [Test]
    public void A_program_that_is_not_installed_is_named_with_its_package()
    {
        var call = new ProgramCall("pq-no-such-program", []) { Package = "nothing" };

        Assert.That(
            () => ProgramRunner.Run(call, CancellationToken.None),
            Throws.TypeOf<ProgramMissingException>().With.Message.Contains("pq-no-such-program").And.Message.Contains("nothing"));
    }

    [Test]
    public void A_program_is_ended_when_the_token_is_cancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.That(
            () => ProgramRunner.Run(new ProgramCall("sleep", ["60"]), source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_failure_is_a_result_with_its_reason()
    {
        var result = ProgramRunner.Run(new ProgramCall("ls", ["/no/such"]), CancellationToken.None);

        Assert.That((result.Succeeded, result.Reason.Contains("/no/such", StringComparison.Ordinal)), Is.EqualTo((false, true)));
    }
}
