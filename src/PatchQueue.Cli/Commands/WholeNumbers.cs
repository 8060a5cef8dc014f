using System.CommandLine;
using System.Globalization;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>What the numbers of options may be.</summary>
internal static class WholeNumbers
{
    /// <summary>Refuses a number that is less than another.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int least)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => IsLess(token.Value, least)))
            {
                result.AddError($"{option.Name} is at least {least}, not {DisplayText.Of(token.Value)}");
            }
        });
        return option;
    }

    private static bool IsLess(string word, int least) =>
        long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < least;
}
