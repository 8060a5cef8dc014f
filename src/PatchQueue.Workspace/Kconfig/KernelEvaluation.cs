using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;
using PatchQueue.Work;

namespace PatchQueue.Kconfig;

/// <summary>Asks a tree's own conf about rows: the rows of an architecture together, architectures beside each other.</summary>
/// <param name="tree">The kernel's tree; never written to.</param>
/// <param name="toolchain">Who answers Kconfig's questions about the compiler.</param>
/// <param name="cache">Where compiled confs are kept; absolute.</param>
/// <param name="crew">The threads.</param>
public sealed class KernelEvaluation(KernelTree tree, Toolchain toolchain, string cache, Crew crew)
{
    /// <summary>Evaluates all rows, in the order given.</summary>
    /// <exception cref="IOException">conf cannot be made, or fails.</exception>
    public IReadOnlyList<EvaluatedRow> Evaluate(
        IReadOnlyList<EvaluationRequest> requests, ConfQuestion question, CancellationToken cancellation)
    {
        var conf = ConfProgram.Of(tree, cache, cancellation);
        // The architecture with most rows begins first, and forks as often as its share of the rows asks for.
        var archs = requests.GroupBy(request => request.KernelArch, StringComparer.Ordinal)
            .OrderByDescending(rows => rows.Count()).ToList();
        var results = new Dictionary<string, EvaluatedRow>[archs.Count];
        crew.Do(archs.Count, (_, index) => results[index] = EvaluateArch(conf, archs[index].Key, [.. archs[index]]), cancellation);
        var byName = results.SelectMany(found => found).ToDictionary(found => found.Key, found => found.Value, StringComparer.Ordinal);
        return [.. requests.Select(request => byName[request.Name])];

        Dictionary<string, EvaluatedRow> EvaluateArch(ConfProgram program, string arch, IReadOnlyList<EvaluationRequest> rows)
        {
            var environment = KernelEnvironment.Ask(tree, arch, toolchain, cancellation);
            var width = ((crew.Size * rows.Count) + (requests.Count / 2)) / requests.Count;
            using var batch = new ConfBatch(program, environment, rows, question, Math.Max(width, 1));
            batch.Write();
            batch.Run(cancellation);
            return Enumerable.Range(0, rows.Count).ToDictionary(index => rows[index].Name, batch.Read, StringComparer.Ordinal);
        }
    }
}
