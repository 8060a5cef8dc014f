namespace PatchQueue.Output;

/// <summary>What a bisect has found, as lines.</summary>
internal static class BisectText
{
    /// <summary>Writes it.</summary>
    public static void Write(BisectReport report, TextWriter writer)
    {
        if (report.Suspects is [var found])
        {
            writer.WriteLine($"the first bad patch is {report.Series[found].DisplayName} ({found + 1} of {report.Series.Count})");
            report.Files.ToList().ForEach(file => writer.WriteLine($"  {file}"));
            return;
        }

        writer.WriteLine("the first bad patch is one of these, which could not all be tried:");
        report.Suspects.ToList().ForEach(patch => writer.WriteLine($"  {report.Series[patch].DisplayName}"));
    }
}
