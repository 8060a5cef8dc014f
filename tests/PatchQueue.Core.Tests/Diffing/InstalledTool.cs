using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PatchQueue.Tests.Diffing;

/// <summary>A reference program, run without anybody's settings; where it is missing the test is ignored.</summary>
internal static class InstalledTool
{
    /// <summary>Runs it and returns what it wrote to its standard output.</summary>
    public static (int ExitCode, byte[] Output, string Errors) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["LC_ALL"] = "C", ["HOME"] = folder, ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1",
                ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder),
            },
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Close();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{program} is not installed");
            throw;
        }
    }

    /// <summary>Ignores the test when the git that is installed is so new.</summary>
    public static void IgnoreGitFrom(string folder, Version version)
    {
        var words = Encoding.UTF8.GetString(Run("git", folder, "--version").Output).Split([' ', '\n', '.']);
        if (new Version(int.Parse(words[2]), int.Parse(words[3])) >= version)
        {
            Assert.Ignore($"git {version} and later compare otherwise here");
        }
    }
}
