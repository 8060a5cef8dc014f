namespace PatchQueue.Tests.Transcripts;

public sealed class TranscriptTests
{
    [TestCaseSource(typeof(Transcript), nameof(Transcript.Names))]
    public async Task Pq_prints_what_the_transcript_says(string name)
    {
        var transcript = new Transcript(name);
        var found = await transcript.PlayAsync().ConfigureAwait(false);
        if (Environment.GetEnvironmentVariable("PQ_UPDATE") == "1")
        {
            transcript.Update(found);
        }

        Assert.That(found, Is.EqualTo(transcript.Expected()));
    }

    [Test]
    public void There_are_transcripts_to_play()
    {
        Assert.That(Transcript.Names(), Is.Not.Empty);
    }

    [TestCase("pq help apply", true)]
    [TestCase("pq series --series '$x|y'", true)]
    [TestCase("pq apply --mainline $TOP/tests", true)]
    [TestCase("pq series | head -n 1", false)]
    [TestCase("cat series", false)]
    public void Only_what_needs_no_shell_is_played_here(string line, bool isPlain)
    {
        Assert.That(CommandWords.IsPlain(line), Is.EqualTo(isPlain));
    }
}
