using System.Text.Json;
using PatchQueue.Operations;

namespace PatchQueue.Output;

/// <summary>What can be taken back, as JSON.</summary>
internal static class OperationsJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<Operation> operations, TextWriter writer)
    {
        var rows = operations.Select(operation => new OperationsJsonRow(
            operation.Number, $"{operation.Time.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}", operation.Words));
        writer.WriteLine(JsonSerializer.Serialize(new OperationsJsonReport(1, [.. rows]), JsonShapes.Default.OperationsJsonReport));
    }
}

/// <summary>The report of <c>pq undo --list --json</c>.</summary>
internal sealed record OperationsJsonReport(int Schema, OperationsJsonRow[] Operations);

/// <summary>An operation in it.</summary>
internal sealed record OperationsJsonRow(int Number, string Time, string Command);
