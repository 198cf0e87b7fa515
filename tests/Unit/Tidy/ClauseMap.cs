using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>Which test proves which row of the norm: read off the traits of the tests, and off the titles of those in TypeScript, printed as docs/clause-map.md.</summary>
internal static partial class ClauseMap
{
    public const string Place = "docs/clause-map.md";

    public const string Rows = "docs/clauses.tsv";

    public const string OpenRows = "docs/clauses-open.tsv";

    public static IReadOnlyList<Clause> Known { get; } =
        [.. Repository.ReadLines(Rows).Skip(1).Select(line => line.Split('\t')).Select(cells => new Clause(cells[0], cells[1], cells[2]))];

    /// <summary>What is missing of a row, and why.</summary>
    public static IReadOnlyList<(string Id, string Why)> Open { get; } =
        [.. Repository.ReadLines(OpenRows).Skip(1).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    public static ILookup<string, string> Proofs { get; } =
        (from file in Repository.TestSources
         from test in TestBody.AllOf(Repository.Read(file))
         from clause in test.Clauses
         select (clause, proof: $"`{file}` {test.Name}"))
        .Concat(
            from file in Repository.UiTestSources
            from Match title in UiTitle().Matches(Repository.Read(file))
            from Capture clause in title.Groups["clause"].Captures
            select (clause: clause.Value, proof: $"`{file}` {title.Groups["title"].Value}"))
        .ToLookup(pair => pair.clause, pair => pair.proof, StringComparer.Ordinal);

    public static string Print()
    {
        Clause[] proven = [.. Known.Where(clause => Proofs.Contains(clause.Id))];
        StringBuilder text = new();

        text.Append("# Clause map\n\n");
        text.Append("Written by `./prisonops clause-map` from the traits and titles of the tests; a test fails when it is stale.\n");
        text.Append(CultureInfo.InvariantCulture, $"{proven.Length} of {Known.Count} rows have a test of their own. The rows are in `{Rows}`.\n\n");
        text.Append("| area | rows | with a test |\n| --- | ---: | ---: |\n");
        foreach (IGrouping<string, Clause> area in Known.GroupBy(clause => clause.Area).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {area.Key} | {area.Count()} | {area.Count(clause => Proofs.Contains(clause.Id))} |\n");

        text.Append("\n| row | level | area | proven by |\n| --- | --- | --- | --- |\n");
        foreach (Clause clause in proven)
            text.Append(CultureInfo.InvariantCulture, $"| {clause.Id} | {clause.Level} | {clause.Area} | {string.Join("<br>", Proofs[clause.Id].Distinct().Order(StringComparer.Ordinal))} |\n");

        text.Append(CultureInfo.InvariantCulture, $"\nWhat is missing of rows whose turn has come, and why, is in `{OpenRows}`.\n");
        text.Append("\n| row | level | area | missing |\n| --- | --- | --- | --- |\n");
        foreach (Clause clause in Known)
        {
            foreach ((_, string why) in Open.Where(open => open.Id == clause.Id))
                text.Append(CultureInfo.InvariantCulture, $"| {clause.Id} | {clause.Level} | {clause.Area} | {why} |\n");
        }

        text.Append("\n| item as a whole | proven by |\n| --- | --- |\n");
        foreach (IGrouping<string, string> item in Proofs.Where(item => Known.All(clause => clause.Id != item.Key)).OrderBy(item => item.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {item.Key} | {string.Join("<br>", item.Distinct().Order(StringComparer.Ordinal))} |\n");

        return text.ToString();
    }

    /// <summary>it('[8.3.4-b] prints broken links dashed'): one row or several in front of what is shown.</summary>
    [GeneratedRegex(@"\b(?:describe|it|test)(?:\.each\([^\n]*\))?\((?<quote>['""`])(?:\[(?<clause>\d[^\]]*)\] )+(?<title>.*?)\k<quote>")]
    private static partial Regex UiTitle();
}
