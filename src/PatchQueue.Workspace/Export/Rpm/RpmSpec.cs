using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>The spec of a package whose patches are listed one by one.</summary>
internal static class RpmSpec
{
    /// <summary>Fills the template.</summary>
    /// <param name="job">What is exported.</param>
    /// <param name="expanded">The queue, applied.</param>
    /// <param name="mainline">The archive of the sources.</param>
    /// <param name="patches">The patches by their names in the package.</param>
    public static string Write(
        ExportJob job, ExpandedQueue expanded, MainlineArchive mainline, ImmutableArray<(string Name, ExportedPatch Patch)> patches)
    {
        ImmutableArray<string> sources =
        [
            Path.GetFileName(mainline.Name),
            .. mainline.Signature is { } signed ? [Path.GetFileName(signed)] : Array.Empty<string>(),
            .. job.Configs.Select(config => config.FileName),
        ];
        var values = new Dictionary<string, string>(
            new SpecMacros(job, expanded, mainline, new KernelParts(Flavors.None, [], false), sources).Values, StringComparer.Ordinal)
        {
            ["PATCHES"] = string.Join('\n', patches.Select((patch, i) => $"{$"Patch{i}:",-15} {patch.Name}")),
            ["PATCHLIST"] = string.Join('\n', patches.Select(patch => patch.Name)),
            ["APPLY"] = string.Join('\n', patches.Select((patch, i) => Apply(job, patch.Patch, i))),
            ["PREP"] = Prepare(job, mainline, patches),
        };
        return job.Template is { } own ? Templates.FillFile(own, values) : Templates.FillOwn("rpm.spec.in", values);
    }

    // rpm applies with GNU patch and no fuzz; where that cannot do, or has another rule for empty files, each patch has a line.
    private static string Prepare(
        ExportJob job, MainlineArchive mainline, ImmutableArray<(string Name, ExportedPatch Patch)> patches) =>
        patches.Any(patch => patch.Patch.NeedsGit) || job.Options.RemovesEmptyFiles
            ? $"%setup -q -n {mainline.TopDirectory}\n" + string.Join('\n', patches.Select((patch, i) => Apply(job, patch.Patch, i)))
            : $"%autosetup -p1 -n {mainline.TopDirectory}";

    private static string Apply(ExportJob job, ExportedPatch patch, int number) => patch.NeedsGit
        ? $"GIT_CEILING_DIRECTORIES=\"${{PWD%/*}}\" git apply -p1 --whitespace=nowarn %{{P:{number}}}"
        : $"%{{__patch}} -s -f -F0 -p1{(job.Options.RemovesEmptyFiles ? " -E" : "")} --no-backup-if-mismatch -i %{{P:{number}}}";
}
