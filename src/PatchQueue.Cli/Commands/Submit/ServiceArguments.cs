using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Submitting;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>The options by which a command finds the build service, and who we are there.</summary>
internal sealed class ServiceArguments
{
    private const string DefaultApi = "https://api.opensuse.org";

    private readonly Option<string?> _api = new("--api")
    {
        HelpName = "URL", Description = "The service's API, or its alias in the oscrc (default: the oscrc's apiurl)",
    };

    private readonly Option<string?> _oscrc = new("--oscrc")
    {
        HelpName = "FILE", Description = "Where user and password stand (default: OSC_CONFIG, ~/.config/osc/oscrc, ~/.oscrc)",
    };

    private readonly Option<int> _retries = new Option<int>("--retries")
    {
        HelpName = "N", Description = "Send a request again so often (default 5)", DefaultValueFactory = _ => 5,
    }.AtLeast(0);

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_api);
        command.Options.Add(_oscrc);
        command.Options.Add(_retries);
    }

    /// <summary>Opens the service.</summary>
    /// <exception cref="SubmitException">It is not said which, or who we are there.</exception>
    public BuildServer Open(ParseResult parsed, CommandContext context)
    {
        var config = FindConfig(parsed.GetValue(_oscrc), context) is { } path ? OscConfig.Read(path) : OscConfig.None;
        var api = parsed.GetValue(_api) ?? Variable(context, "OSC_APIURL") ?? config.DefaultApi ?? DefaultApi;
        var account = config.AccountAt(api, Variable(context, "OSC_USERNAME"), Variable(context, "OSC_PASSWORD"));
        if (account.User.Length == 0)
        {
            throw new SubmitException(
                $"it is not said who we are at {account.Api}",
                "user and password stand in the oscrc, or in OSC_USERNAME and OSC_PASSWORD");
        }

        return new BuildServer(account, new RetryPolicy(parsed.GetValue(_retries), TimeSpan.FromSeconds(1), (fault, wait) =>
            context.Error.WriteLine($"{account.Api} does not answer ({fault}); again in {wait.TotalSeconds:F0} s")));
    }

    private static string? FindConfig(string? named, CommandContext context)
    {
        if ((named ?? Variable(context, "OSC_CONFIG")) is { } path)
        {
            return File.Exists(context.PathOf(path)) ? context.PathOf(path)
                : throw new FileNotFoundException($"there is no oscrc {DisplayText.Of(path)}");
        }

        var home = Variable(context, "HOME") ?? "/nonexistent";
        var config = Variable(context, "XDG_CONFIG_HOME") ?? Path.Combine(home, ".config");
        return new[] { Path.Combine(config, "osc", "oscrc"), Path.Combine(home, ".oscrc") }.FirstOrDefault(File.Exists);
    }

    private static string? Variable(CommandContext context, string name) =>
        context.Environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
