using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

public sealed partial class ClauseMapTests
{
    [Fact]
    public void A_test_names_only_rows_that_exist()
    {
        Repository.AssertNone(
            from proofs in ClauseMap.Proofs
            where !ClauseMap.Known.Any(clause => clause.IsPartOf(proofs.Key))
            select $"{proofs.Key}: {string.Join(", ", proofs)}",
            $"A row that {ClauseMap.Rows} does not have");
    }

    [Fact]
    public void Every_row_of_monitoring_has_a_test_or_says_what_is_missing()
    {
        Repository.AssertNone(
            from clause in ClauseMap.Known
            where Monitoring().IsMatch(clause.Id) && !ClauseMap.Proofs.Contains(clause.Id) && ClauseMap.Open.All(open => open.Id != clause.Id)
            select clause.Id,
            $"A row that neither a test nor {ClauseMap.OpenRows} names");
        Repository.AssertNone(
            from open in ClauseMap.Open
            where ClauseMap.Known.All(clause => clause.Id != open.Id) || open.Why.StartsWith("Partly:", StringComparison.Ordinal) != ClauseMap.Proofs.Contains(open.Id)
            select open.Id,
            $"A row of {ClauseMap.OpenRows} that does not exist, or that a test proves without 'Partly:', or none does with it");
    }

    /// <summary>With PRISONOPS_ACCEPT=1, as `./prisonops clause-map` sets it, the file is written instead of compared.</summary>
    [Fact]
    public void The_clause_map_is_what_the_tests_say()
    {
        string expected = ClauseMap.Print();
        if (Environment.GetEnvironmentVariable("PRISONOPS_ACCEPT") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, ClauseMap.Place), expected);

        Assert.True(Repository.Exists(ClauseMap.Place), $"{ClauseMap.Place} is missing: run ./prisonops clause-map.");
        Assert.True(Repository.Read(ClauseMap.Place) == expected, $"{ClauseMap.Place} is stale: run ./prisonops clause-map.");
    }

    [GeneratedRegex(@"^8\.(1\.[3-8]|5|6(\.\d+)?)-")]
    private static partial Regex Monitoring();
}
