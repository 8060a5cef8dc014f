using PatchQueue.Configs;

namespace PatchQueue.Options;

/// <summary>
/// A condition of Kconfig, taken apart only to show a person which of its parts are not met. <c>n</c> is 0, <c>m</c> 1, <c>y</c> 2.
/// </summary>
public abstract record Dependency
{
    private Dependency()
    {
    }

    /// <summary>How far it is met: 0, 1 or 2.</summary>
    public abstract int Level(IReadOnlyDictionary<string, ConfigValue> values);

    /// <summary>The smallest parts that keep it from being met to a level.</summary>
    /// <param name="values">The values of all options.</param>
    /// <param name="wanted">1 for <c>m</c>, 2 for <c>y</c>.</param>
    public virtual IEnumerable<Dependency> Unmet(IReadOnlyDictionary<string, ConfigValue> values, int wanted) =>
        Level(values) < wanted ? [this] : [];

    /// <summary>Reads a condition; what cannot be read is taken as met.</summary>
    public static Dependency Parse(string text) => new DependencyReader(text).Read();

    /// <summary>An option by itself.</summary>
    /// <param name="Name">The option, or <c>y</c>, <c>m</c>, <c>n</c>.</param>
    public sealed record Symbol(string Name) : Dependency
    {
        /// <inheritdoc/>
        public override int Level(IReadOnlyDictionary<string, ConfigValue> values) => LevelOf(TextOf(Name, values));

        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>A comparison.</summary>
    /// <param name="Left">An option or a word.</param>
    /// <param name="Sign"><c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&gt;</c>, <c>&lt;=</c> or <c>&gt;=</c>.</param>
    /// <param name="Right">An option or a word.</param>
    public sealed record Comparison(string Left, string Sign, string Right) : Dependency
    {
        /// <inheritdoc/>
        public override int Level(IReadOnlyDictionary<string, ConfigValue> values)
        {
            var (left, right) = (TextOf(Left, values), TextOf(Right, values));
            var order = long.TryParse(left, out var one) && long.TryParse(right, out var other)
                ? one.CompareTo(other)
                : string.CompareOrdinal(left, right);
            var holds = Sign switch
            {
                "=" => order == 0,
                "!=" => order != 0,
                "<" => order < 0,
                ">" => order > 0,
                "<=" => order <= 0,
                _ => order >= 0,
            };
            return holds ? 2 : 0;
        }

        /// <inheritdoc/>
        public override string ToString() => Left + Sign + Right;
    }

    /// <summary>Negation.</summary>
    /// <param name="Inner">What is negated.</param>
    public sealed record Not(Dependency Inner) : Dependency
    {
        /// <inheritdoc/>
        public override int Level(IReadOnlyDictionary<string, ConfigValue> values) => 2 - Inner.Level(values);

        /// <inheritdoc/>
        public override string ToString() => $"!{(Inner is Symbol ? Inner.ToString() : $"({Inner})")}";
    }

    /// <summary>All of several.</summary>
    /// <param name="Left">One.</param>
    /// <param name="Right">The other.</param>
    public sealed record And(Dependency Left, Dependency Right) : Dependency
    {
        /// <inheritdoc/>
        public override int Level(IReadOnlyDictionary<string, ConfigValue> values) => Math.Min(Left.Level(values), Right.Level(values));

        /// <inheritdoc/>
        public override IEnumerable<Dependency> Unmet(IReadOnlyDictionary<string, ConfigValue> values, int wanted) =>
            Left.Unmet(values, wanted).Concat(Right.Unmet(values, wanted));

        /// <inheritdoc/>
        public override string ToString() => $"{Left} && {Right}";
    }

    /// <summary>One of several.</summary>
    /// <param name="Left">One.</param>
    /// <param name="Right">The other.</param>
    public sealed record Or(Dependency Left, Dependency Right) : Dependency
    {
        /// <inheritdoc/>
        public override int Level(IReadOnlyDictionary<string, ConfigValue> values) => Math.Max(Left.Level(values), Right.Level(values));

        /// <inheritdoc/>
        public override string ToString() => $"({Left} || {Right})";
    }

    /// <summary>What cannot be known without the toolchain, such as a macro.</summary>
    /// <param name="Text">As it is written.</param>
    public sealed record Unknown(string Text) : Dependency
    {
        /// <inheritdoc/>
        public override int Level(IReadOnlyDictionary<string, ConfigValue> values) => 2;

        /// <inheritdoc/>
        public override string ToString() => Text;
    }

    /// <summary>The options that it names.</summary>
    public IEnumerable<string> Names() => this switch
    {
        Symbol symbol => symbol.Name is "y" or "m" or "n" ? [] : [symbol.Name],
        Comparison comparison => [comparison.Left, comparison.Right],
        Not not => not.Inner.Names(),
        And and => and.Left.Names().Concat(and.Right.Names()),
        Or or => or.Left.Names().Concat(or.Right.Names()),
        _ => [],
    };

    private static int LevelOf(string text) => text switch { "y" => 2, "m" => 1, _ => 0 };

    private static string TextOf(string name, IReadOnlyDictionary<string, ConfigValue> values) =>
        name is "y" or "m" or "n" || (name.Length > 0 && (name[0] is '"' or '\'' || char.IsAsciiDigit(name[0])))
            ? name.Trim('"', '\'')
            : values.GetValueOrDefault(name)?.Text.Trim('"') ?? "n";
}
