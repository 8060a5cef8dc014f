namespace PatchQueue.Output;

/// <summary>The state of a tree as lines.</summary>
internal static class StatusText
{
    /// <summary>Writes it.</summary>
    public static void Write(StatusReport report, TextWriter writer)
    {
        var stack = report.Stack;
        writer.WriteLine($"tree    {report.Tree}");
        writer.WriteLine($"series  {string.Join(", ", report.Series)}");
        writer.WriteLine(stack.Top is { } top
            ? $"top     {top.DisplayName} ({stack.Position} of {stack.Series.Count})"
            : $"top     none (0 of {stack.Series.Count})");
        writer.WriteLine($"next    {stack.Next?.DisplayName ?? "none"}");
        if (!stack.IsAsSeries)
        {
            writer.WriteLine("the series was edited among the patches that are applied; pq goto brings the tree along");
        }

        if (report.Unresolved.Length > 0)
        {
            writer.WriteLine($"the top was forced in; still to be resolved: {string.Join(", ", report.Unresolved)}");
        }

        if (report.Excursion is { } tour)
        {
            var home = tour.Top.IsEmpty ? "where no patch was applied" : $"at {Text.DisplayText.Of(tour.Top.Span)}";
            writer.WriteLine($"'pq {tour.Words}' is at work or was interrupted; it began {home}, and pq bisect reset goes back there");
        }

        if (report.Edits.Length == 0)
        {
            return;
        }

        writer.WriteLine("changed and not refreshed:");
        foreach (var edit in report.Edits)
        {
            writer.WriteLine($"  {edit.Kind.ToString()[0]} {edit.Path}");
        }
    }
}
