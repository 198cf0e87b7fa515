using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Silo.Scenarios;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Scenarios;

/// <summary>Every story of tests/scenarios, one case each: storms, flapping, redundancy, wrong polling order, recovery, rules and windows.</summary>
[Trait("Clause", "8.3.5-c.3")]
public sealed class ScenarioFilesTests
{
    private const int StoriesMin = 60;

    private static readonly AlarmPack Pack = AlarmsFile.Read(Path.Combine(SourceFolder.Root, "standard", "profiles", "alarms.yaml"));

    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(SourceFolder.Root, "tests", "scenarios");

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(Files.Count >= StoriesMin, $"{Files.Count} scenarios");

    [Theory]
    [MemberData(nameof(Files))]
    public void Holds(string file)
    {
        ImmutableArray<ScenarioFailure> failures = ScenarioRun.Play(ScenarioFile.Read(Path.Combine(Folder, file)), Pack);

        Assert.True(failures.IsEmpty, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void An_expectation_that_does_not_hold_names_its_step_what_was_expected_and_what_came()
    {
        string file = Written(
            """
            scenario: A parent and its child
            objects: [{ name: parent, first: 1s }, { name: child, first: 20s }]
            relations: [{ from: child, type: connected-to, to: parent }]
            steps:
              - down: [parent, child]
              - after: 5m
              - expect: { open: [parent, child unacknowledged], announced: [] }
              - do: { command: clear, on: parent }
            """);

        ImmutableArray<ScenarioFailure> failures = ScenarioRun.Play(ScenarioFile.Read(file), Pack);

        Assert.Equal([3, 3, 4], failures.Select(failure => failure.Step));
        Assert.Contains("expected [parent; child unacknowledged]; got [parent device.unreachable unacknowledged major affects 1; child device.unreachable suppressed major by parent held]", failures[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("line 7", failures[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("expected nothing; got [parent device.unreachable unacknowledged major affects 1]", failures[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("expected done; got refused with 'reason-required'", failures[2].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_faults_is_refused_with_all_of_them_and_their_lines()
    {
        string file = Written(
            """
            scenario: Wrong in many ways
            objects: [{ name: a, unit: nowhere }]
            relations: [{ from: a, type: glued-to, to: b }]
            rules: [{ name: r, filter: severity >> 3 }]
            steps:
              - down: [c]
              - after: soon
              - expect: {}
              - sing: a song
            """);

        string message = Assert.Throws<YamlFileException>(() => ScenarioFile.Read(file)).Message;

        foreach (string part in (string[])[":2: unit 'nowhere'", ":3: type 'glued-to'", "'b' is the name of no object", ":4: filter", "'c' is the name of no object", "after 'soon'", "expects nothing", "'sing' is no key"])
            Assert.Contains(part, message, StringComparison.Ordinal);
    }

    private static string Written(string text)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("prisonops-scenario-").FullName, "one.yaml");
        File.WriteAllText(file, text);
        return file;
    }
}
