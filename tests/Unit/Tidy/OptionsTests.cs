using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

public sealed partial class OptionsTests
{
    [Fact]
    public void Every_option_is_read_somewhere()
    {
        Dictionary<string, string> sources = Repository.ProductSources.ToDictionary(file => file, Repository.Read);

        Repository.AssertNone(
            from file in sources.Keys
            where file.EndsWith("Options.cs", StringComparison.Ordinal)
            from Match match in Properties().Matches(sources[file])
            let name = match.Groups["name"].Value
            where !sources.Any(other => Regex.Count(other.Value, $@"\b{name}\b") > (other.Key == file ? 1 : 0))
            select $"{file}: {name}",
            "An option that nothing reads");
    }

    [GeneratedRegex(@"public (?:required )?[\w<>?\[\]]+ (?<name>\w+) \{ get; (?:set|init)")]
    private static partial Regex Properties();
}
