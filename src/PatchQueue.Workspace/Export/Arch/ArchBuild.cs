using System.Collections.Immutable;
using System.Text;
using PatchQueue.Packaging;

namespace PatchQueue.Export;

/// <summary>PKGBUILD and .SRCINFO, which say the same in two languages. Every value is a quoted word.</summary>
internal sealed class ArchBuild(
    ExportJob job,
    MainlineArchive mainline,
    ImmutableArray<(string Name, string Sum)> sources,
    ImmutableArray<(string Name, ExportedPatch Patch)> patches)
{
    private string Summary => Macro("SUMMARY", $"{job.Name} with {patches.Length} patches");

    private string License => Macro("LICENSE", "GPL-2.0-only");

    private string Url => Macro("URL", "https://www.kernel.org/");

    private ImmutableArray<string> Needs => patches.Any(patch => patch.Patch.NeedsGit) ? ["git"] : [];

    /// <summary>The PKGBUILD.</summary>
    public string Script()
    {
        var text = new StringBuilder();
        text.Append("pkgname=").Append(PackageText.ForShell(job.Name)).Append('\n');
        text.Append("pkgver=").Append(job.Version.Arch).Append("\npkgrel=").Append(Release).Append('\n');
        text.Append("pkgdesc=").Append(PackageText.ForShell(Summary)).Append("\narch=('x86_64')\n");
        text.Append("url=").Append(PackageText.ForShell(Url)).Append("\nlicense=(").Append(PackageText.ForShell(License)).Append(")\n");
        text.Append(Needs.IsEmpty ? "" : $"makedepends=({string.Join(' ', Needs.Select(PackageText.ForShell))})\n");
        AppendList(text, "source", sources.Select(source => source.Name));
        AppendList(text, "sha256sums", sources.Select(source => source.Sum));
        text.Append("\nprepare() {\n  cd ").Append(PackageText.ForShell(mainline.TopDirectory)).Append('\n');
        foreach (var (name, patch) in patches)
        {
            var empty = job.Options.RemovesEmptyFiles ? " -E" : "";
            text.Append(patch.NeedsGit
                ? "  GIT_CEILING_DIRECTORIES=\"${PWD%/*}\" git apply -p1 --whitespace=nowarn"
                : $"  patch -s -f -F0 -p1{empty} --no-backup-if-mismatch -i")
                .Append(" ../").Append(PackageText.ForShell(name)).Append('\n');
        }

        return text.Append("}\n\nbuild() {\n  cd ").Append(PackageText.ForShell(mainline.TopDirectory))
            .Append("\n  [ ! -x ./configure ] || ./configure --prefix=/usr\n  make\n}\n\npackage() {\n  cd ")
            .Append(PackageText.ForShell(mainline.TopDirectory)).Append("\n  make DESTDIR=\"$pkgdir\" prefix=/usr install\n}\n").ToString();
    }

    /// <summary>The .SRCINFO, as makepkg prints it.</summary>
    public string Info()
    {
        var text = new StringBuilder($"pkgbase = {job.Name}\n");
        Append(text, "pkgdesc", Summary);
        Append(text, "pkgver", job.Version.Arch);
        Append(text, "pkgrel", Release);
        Append(text, "url", Url);
        Append(text, "arch", "x86_64");
        Append(text, "license", License);
        Needs.ToList().ForEach(need => Append(text, "makedepends", need));
        sources.ToList().ForEach(source => Append(text, "source", source.Name));
        sources.ToList().ForEach(source => Append(text, "sha256sums", source.Sum));
        return text.Append($"\npkgname = {job.Name}\n").ToString();
    }

    // Digits, perhaps with one dot.
    private string Release => job.Release.Length > 0 && job.Release.All(letter => char.IsAsciiDigit(letter) || letter == '.')
        ? job.Release
        : throw new ExportException($"the release {job.Release} is no number, which makepkg wants");

    private string Macro(string name, string own) => CleanLine.Of(
        job.Macros.GetValueOrDefault(name, own).Replace("%%", "%", StringComparison.Ordinal));

    private static void Append(StringBuilder text, string name, string value) =>
        text.Append('\t').Append(name).Append(" = ").Append(value).Append('\n');

    private static void AppendList(StringBuilder text, string name, IEnumerable<string> values) =>
        text.Append(name).Append("=(").AppendJoin($"\n{new string(' ', name.Length + 2)}", values.Select(PackageText.ForShell)).Append(
            ")\n");
}
