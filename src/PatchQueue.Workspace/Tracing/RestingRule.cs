using PatchQueue.Applying;
using PatchQueue.Patches;

namespace PatchQueue.Tracing;

/// <summary>When a patch rests on an earlier one.</summary>
public abstract record RestingRule
{
    private RestingRule()
    {
    }

    /// <summary>The earlier patches that a step rests on; may repeat one.</summary>
    public abstract IEnumerable<int> Under(TraceStep step);

    /// <summary>Both change the same file: it rests on the last that did, as with <c>quilt graph</c>.</summary>
    public sealed record ByFiles : RestingRule
    {
        /// <inheritdoc/>
        public override IEnumerable<int> Under(TraceStep step) => [step.Before.LastChange];
    }

    /// <summary>A hunk changes, or has as context, lines that the earlier patch made, or stands where it removed some.</summary>
    /// <param name="Context">Lines of context; null for as many as the patch has.</param>
    public sealed record ByLines(int? Context) : RestingRule
    {
        /// <inheritdoc/>
        public override IEnumerable<int> Under(TraceStep step)
        {
            var (before, after) = (step.Before, step.After);
            var isReshaped = after.Shaper == step.Patch;
            var isBinary = step.Section?.FilePatch.Binary is not null;
            var above = isBinary ? [before.LastChange] : isReshaped ? [before.Shaper] : Array.Empty<int>();
            return above.Concat(step.Changes.SelectMany(change => Around(before, change.OldStart, change.OldEnd, Context ?? Shown(step))));
        }

        private static IEnumerable<int> Around(TracedFile file, int start, int end, int context)
        {
            var (first, last) = (Math.Max(start - context, 0), Math.Min(end + context, file.Lines.Count));
            var firstGap = first == 0 ? 0 : first + 1;
            var lastGap = last == file.Lines.Count ? last + 1 : last;
            return file.Makers[first..last].Concat(file.Seams[Math.Min(firstGap, lastGap)..lastGap]);
        }

        private static int Shown(TraceStep step)
        {
            if (step.Section is not { FilePatch.Hunks: { IsEmpty: false } hunks })
            {
                return 0;
            }

            var text = step.Planned.Text.Span;
            var most = 0;
            foreach (var hunk in hunks)
            {
                most = Math.Max(most, ContextOf(hunk.Body.Of(text)));
            }

            return most;
        }

        // The longer run of common lines at either end.
        private static int ContextOf(ReadOnlySpan<byte> body)
        {
            var lines = new HunkLineReader(body);
            var (above, run, hasChange) = (0, 0, false);
            while (lines.TryRead(out var kind, out _))
            {
                run = kind == ' ' ? run + 1 : 0;
                above = !hasChange && kind == ' ' ? run : above;
                hasChange |= kind != ' ';
            }

            return Math.Max(above, run);
        }
    }
}
