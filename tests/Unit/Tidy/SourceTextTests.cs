using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>What the compiler does not see: words, sizes and names that make code worse to read.</summary>
public sealed partial class SourceTextTests
{
    private const int LinesMax = 400;

    // The wire contract is one file on purpose: a reader compares it with the server's records from top to bottom.
    private const string WireContract = "web/ui/src/shared/wire.ts";

    private static readonly string[] FoldersToAvoid = ["Helpers", "Utils", "Utilities", "Common", "Misc", "Services", "Managers"];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Repository.AssertNone(
            from file in Repository.Files
            where Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".c" or ".sh" or ".py"
            let lines = Repository.ReadLines(file).Length
            where lines > LinesMax && file != WireContract
            select $"{file}: {lines} lines",
            "A file to split");

    [Fact]
    public void No_folder_is_a_dumping_ground() =>
        Repository.AssertNone(
            from file in Repository.Files
            where file.Split('/')[..^1].Any(folder => FoldersToAvoid.Contains(folder, StringComparer.OrdinalIgnoreCase))
            select file,
            "A folder that says nothing of the domain");

    [Fact]
    public void No_source_holds_a_promise_for_later() =>
        Repository.AssertNone(Places(Repository.Files.Where(IsCode), Promises()), "Stand-in code");

    [Fact]
    public void No_document_boasts() => Repository.AssertNone(Places(Repository.Documents, Boasts()), "A word that says nothing");

    [Fact]
    public void A_log_text_is_a_template() => Repository.AssertNone(Places(Repository.ProductSources, InterpolatedLogs()), "A log call with an interpolated text");

    /// <summary>Logged, thrown again, or sent whole to the process that logs it.</summary>
    private static bool PassesOn(string line, string caught) =>
        WaysToPassItOn.Any(way => line.Contains(way, StringComparison.Ordinal)) || (caught.Length > 0 && line.Contains($"{caught}.ToString()", StringComparison.Ordinal));

    private static readonly string[] WaysToPassItOn = ["Log", "throw", "SetException"];

    [Fact]
    public void A_catch_of_everything_says_what_it_caught() =>
        Repository.AssertNone(
            from file in Repository.ProductSources
            let lines = Repository.ReadLines(file)
            from number in Enumerable.Range(0, lines.Length)
            let caught = CatchAlls().Match(lines[number])
            where caught.Success && !lines.Skip(number).Take(8).Any(line => PassesOn(line, caught.Groups["name"].Value))
            select $"{file}:{number + 1}: {lines[number].Trim()}",
            "An exception that is swallowed");

    [Fact]
    public void A_file_has_one_public_type() =>
        Repository.AssertNone(
            from file in Repository.ProductSources
            let types = PublicTypes().Matches(Repository.Read(file)).Select(match => match.Groups["name"].Value).Distinct().ToArray()
            where types.Length > 1
            select $"{file}: {string.Join(", ", types)}",
            "A file with several public types");

    [Fact]
    public void A_class_is_sealed_static_or_abstract() =>
        Repository.AssertNone(Places(Repository.ProductSources.Where(file => !IsOrleansSubset(file)), OpenClasses()), "A class that is open by habit");

    [Fact]
    public void No_text_names_a_place_outside_of_the_repository() =>
        Repository.AssertNone(Places(Repository.Files.Where(file => IsCode(file) || file.EndsWith(".md", StringComparison.Ordinal)), OutsidePlaces()), "A path of one machine");

    /// <summary>Its signatures are those of Orleans, open classes included.</summary>
    private static bool IsOrleansSubset(string file) => file.StartsWith("orleans-embedded/", StringComparison.Ordinal);

    private static bool IsCode(string file) =>
        !file.StartsWith("tests/Unit/Tidy/", StringComparison.Ordinal)
        && Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".c" or ".h" or ".py" or ".sql" or ".sh" or ".yaml" or ".csproj" or ".props" or ".targets";

    private static IEnumerable<string> Places(IEnumerable<string> files, Regex pattern) =>
        from file in files
        let lines = Repository.ReadLines(file)
        from number in Enumerable.Range(0, lines.Length)
        where pattern.IsMatch(lines[number])
        select $"{file}:{number + 1}: {lines[number].Trim()}";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|(?i)\bfor now\b|\bmock data\b|\bdummy data\b|simplified (version|implementation)|in a real (system|implementation)")]
    private static partial Regex Promises();

    [GeneratedRegex(@"(?i)\b(blazing|robust|seamless|comprehensive|enterprise[- ](grade|ready)|production[- ]ready|world[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art)\b|🚀|✅|✨|🎉")]
    private static partial Regex Boasts();

    [GeneratedRegex(@"Log(Trace|Debug|Information|Warning|Error|Critical)\([^;]*\$""")]
    private static partial Regex InterpolatedLogs();

    [GeneratedRegex(@"catch\s*(\(\s*(System\.)?Exception(\s+(?<name>\w+))?\s*\))?\s*\{?\s*$")]
    private static partial Regex CatchAlls();

    [GeneratedRegex(@"(?m)^public (?:(?:sealed|static|abstract|partial|readonly|unsafe|ref) )*(?:class|record struct|record class|record|struct|interface|enum|delegate \S+) (?<name>\w+)")]
    private static partial Regex PublicTypes();

    [GeneratedRegex(@"^\s*(?:public|internal|private|file) (?:partial |unsafe )*(?:class|record|record class) \w+")]
    private static partial Regex OpenClasses();

    [GeneratedRegex(@"(?<![\w./])/work/|/root/|C:\\Users")]
    private static partial Regex OutsidePlaces();
}
