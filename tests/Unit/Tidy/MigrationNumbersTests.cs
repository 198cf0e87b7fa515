namespace PrisonOps.Tests.Unit.Tidy;

public sealed class MigrationNumbersTests
{
    /// <summary>Two files of one number would both be run, and the second could not be recorded.</summary>
    [Fact]
    public void Migrations_are_numbered_without_gaps_or_doubles()
    {
        int[] numbers =
        [
            .. Repository.Files.Where(file => file.StartsWith("storage/Migrations/", StringComparison.Ordinal))
                .Select(file => int.Parse(Path.GetFileName(file)[..4], System.Globalization.CultureInfo.InvariantCulture)),
        ];

        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }
}
