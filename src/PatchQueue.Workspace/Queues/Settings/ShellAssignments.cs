using System.Collections.Immutable;
using System.Text;

namespace PatchQueue.Queues;

/// <summary>
/// Reads the plain assignments of a shell file such as <c>rpm/config.sh</c> without running it: a name, <c>=</c>, and a value of
/// bare, single-quoted and double-quoted pieces. A value that the shell would have to compute is left out.
/// </summary>
public static class ShellAssignments
{
    private const string Computed = "$`;&|<>()*?[]{}~!";

    /// <summary>The variables; of several assignments the last holds, and one that is computed removes those before it.</summary>
    public static ImmutableDictionary<string, string> Read(string text)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var line in text.Split('\n'))
        {
            ReadLine(line.TrimEnd('\r').TrimStart(' ', '\t'), values);
        }

        return values.ToImmutable();
    }

    // [export ]NAME=VALUE [# comment]
    private static void ReadLine(string line, ImmutableDictionary<string, string>.Builder values)
    {
        line = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..].TrimStart() : line;
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !IsName(line[..equals]))
        {
            return;
        }

        if (TryReadValue(line[(equals + 1)..], out var value))
        {
            values[line[..equals]] = value;
        }
        else
        {
            values.Remove(line[..equals]);
        }
    }

    private static bool IsName(string name) => !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool TryReadValue(string text, out string value)
    {
        var result = new StringBuilder();
        value = "";
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is ' ' or '\t')
            {
                // Behind the value only a comment may follow: "A=b program" sets A for that program alone.
                value = result.ToString();
                var rest = text[i..].TrimStart();
                return rest.Length == 0 || rest[0] == '#';
            }

            if (c is '\'' or '"')
            {
                var end = text.IndexOf(c, i + 1);
                if (end < 0 || (c == '"' && text[i..end].AsSpan().ContainsAny("$`\\")))
                {
                    return false;
                }

                result.Append(text, i + 1, end - i - 1);
                i = end;
                continue;
            }

            if (c == '\\' || Computed.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }

            result.Append(c);
        }

        value = result.ToString();
        return true;
    }
}
