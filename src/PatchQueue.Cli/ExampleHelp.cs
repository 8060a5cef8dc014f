using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PatchQueue.Cli;

/// <summary>The library's help with the command's examples below it.</summary>
internal sealed class ExampleHelp(HelpAction inner, string examples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine($"Examples:\n{examples}");
        return code;
    }
}
