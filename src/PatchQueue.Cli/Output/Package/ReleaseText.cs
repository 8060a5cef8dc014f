using System.Text.Json;
using PatchQueue.Commands;

namespace PatchQueue.Output;

/// <summary>The steps of a release, for people and as JSON.</summary>
internal static class ReleaseText
{
    /// <summary>Writes a step.</summary>
    public static void Write(ReleaseStep step, TextWriter writer) =>
        writer.WriteLine($"{step.Name,-8}{step.Words}{(step.WasDone ? " (done before)" : "")}");

    /// <summary>Writes all steps as one object.</summary>
    public static void WriteJson(IEnumerable<ReleaseStep> steps, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new ReleaseJsonReport(1, [.. steps.Select(step => new ReleaseJsonStep(step.Name, step.WasDone, step.Words))]),
        JsonShapes.Default.ReleaseJsonReport));
}

/// <summary>The report of <c>pq release --json</c>.</summary>
internal sealed record ReleaseJsonReport(int Schema, ReleaseJsonStep[] Steps);

/// <summary>One step.</summary>
internal sealed record ReleaseJsonStep(string Step, bool DoneBefore, string Result);
