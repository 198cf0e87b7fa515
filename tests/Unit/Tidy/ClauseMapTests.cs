namespace PrisonOps.Tests.Unit.Tidy;

public sealed class ClauseMapTests
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
}
