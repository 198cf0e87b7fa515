using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

/// <summary>What profiles and alarms.yaml say of alarms: how it is read, inherited, and complained of.</summary>
public sealed class ProfileAlarmsTests : IDisposable
{
    private const string Alarms = """
        version: 1
        types:
          - { code: sensor.temperature, cause: temperature-unacceptable, zh: 温度超限, en: Temperature }
          - { code: room.temperature, cause: temperature-unacceptable, zh: 机房温度, en: Room temperature }
          - { code: fan.fault, cause: heating-ventilation-cooling-system-problem, fault: critical, warning: minor, hits: 3, zh: 风扇故障, en: Fan fault }
          - { code: part.fault, cause: equipment-malfunction, zh: 部件, en: Part }
        thresholds:
          - { quantity: sensor.temperature, unit: Cel, above: { major: 85 80, warning: 75 70 }, hits: 2, window: 4 }
          - { quantity: sensor.temperature, kind: environment, unit: Cel, above: { major: 40 }, below: { warning: 5 8 }, alarm: room.temperature }
        states:
          - { quantity: sensor.state, label: "(?i)fan", alarm: fan.fault }
          - { quantity: sensor.state, label: "(?i)buzzer", alarm: none }
          - { quantity: sensor.state, alarm: part.fault }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("alarms-");

    public ProfileAlarmsTests()
    {
        Write("vendors.yaml", "vendors: {\"2011\": Huawei}");
        Write("alarms.yaml", Alarms);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_general_threshold_is_read_with_its_levels_the_most_urgent_first()
    {
        Write("snmp/a.yaml", "kind: network\n");

        ThresholdRule rule = Assert.Single(Read().Alarms.Thresholds);

        Assert.Equal(("sensor.temperature", "Cel", ThresholdSide.Above, 2, 4), (rule.Type, rule.Unit, rule.Side, rule.Hits, rule.Window));
        Assert.Equal([new(AlarmSeverity.Major, 85, 80), new(AlarmSeverity.Warning, 75, 70)], rule.Levels);
    }

    [Fact]
    public void A_profile_of_a_kind_has_the_defaults_of_its_kind_and_its_own_words_go_before_them()
    {
        Write("snmp/plain.yaml", "kind: environment\n");
        Write("snmp/own.yaml", "kind: environment\nthresholds:\n  - {quantity: sensor.temperature, unit: Cel, above: {critical: 60 55}, hits: 1, window: 1}\n");
        Write("snmp/child.yaml", "extends: own\n");

        Assert.Equal([40, 5], Thresholds("plain").Select(rule => rule.Levels[0].Raise));
        Assert.Equal([60], Thresholds("own").Select(rule => rule.Levels[0].Raise));
        Assert.Equal([60], Thresholds("child").Select(rule => rule.Levels[0].Raise));

        ImmutableArray<ThresholdRule> Thresholds(string name) => Read().Profiles.Single(profile => profile.Name == name).Thresholds;
    }

    [Fact]
    public void A_state_raises_what_its_reading_says_else_what_its_profile_says_else_what_its_label_says()
    {
        const string States = "states: {1: normal ok, 2: fault failed, 3: absent notPresent}";
        Write(
            "snmp/a.yaml",
            $"kind: network\nreadings:\n  - {{quantity: sensor.state, value: 1.3.6.1.4.1.9.1, label: 'Fan {{index}}', {States}}}\n"
                + $"  - {{quantity: sensor.state, value: 1.3.6.1.4.1.9.2, label: Buzzer, {States}}}\n"
                + $"  - {{quantity: sensor.state, value: 1.3.6.1.4.1.9.3, label: Card, {States}}}\n"
                + $"  - {{quantity: sensor.state, value: 1.3.6.1.4.1.9.4, label: Fan, {States}, alarm: none}}\n"
                + $"  - {{quantity: sensor.state, value: 1.3.6.1.4.1.9.5, label: Card, {States}, alarm: {{2: fan.fault, other: part.fault}}, hits: 1}}\n");
        Write("snmp/b.yaml", "extends: a\nalarms: {sensor.state: part.fault}\n");

        StateAlarms?[] a = Alarms("a"), b = Alarms("b");

        Assert.Equal(["fan.fault", null, "part.fault", null, "part.fault"], a.Select(alarms => alarms?.Otherwise));
        Assert.Equal(["part.fault", "part.fault", "part.fault", null, "part.fault"], b.Select(alarms => alarms?.Otherwise));
        Assert.Equal(("fan.fault", "part.fault", "ok"), (a[4]!.TypeOf(2), a[4]!.TypeOf(1), a[4]!.Expected));
        Assert.Equal([1, 1], a[4]!.Rules.Select(rule => rule.Hits));
        Assert.Equal((3, AlarmSeverity.Critical), (a[0]!.Rules[0].Hits, a[0]!.Rules[0].Levels[0].Severity));

        StateAlarms?[] Alarms(string name) => [.. Read().Profiles.Single(profile => profile.Name == name).Readings.Select(reading => reading.Alarms)];
    }

    [Fact]
    public void Every_fault_is_named_with_file_and_line()
    {
        Write(
            "snmp/a.yaml",
            """
            kind: network
            readings:
              - {quantity: sensor.temperature, value: 1.3.6.1.4.1.9.1, unit: Cel, above: {major: hot}}
              - {quantity: sensor.temperature, value: 1.3.6.1.4.1.9.2, unit: Cel, above: {major: 70 80}}
              - {quantity: sensor.temperature, value: 1.3.6.1.4.1.9.3, unit: Cel, above: {major: 70}, alarm: temprature}
              - {quantity: sensor.temperature, value: 1.3.6.1.4.1.9.4, unit: Cel, hits: 3}
              - {quantity: sensor.state, value: 1.3.6.1.4.1.9.5, states: {1: normal ok, 2: fault failed}, alarm: {7: fan.fault}}
              - {quantity: sensor.state, value: 1.3.6.1.4.1.9.6, states: {1: normal ok}, above: {major: 1}}
            thresholds:
              - {quantity: cpu.load, unit: ratio}
            alarms: {sensor.state: fan.falt}
            """);

        var wrong = Assert.Throws<YamlFileException>(() => Read());

        Assert.Equal(
            [
                "snmp/a.yaml:10: a threshold must say 'above', 'below' or 'off: yes'",
                "snmp/a.yaml:1: alarm 'fan.falt' is no type of alarms.yaml",
                "snmp/a.yaml:3: 'above' has no level",
                "snmp/a.yaml:3: above 'major: hot' is not of the form SEVERITY: RAISE CLEAR with a severity of critical, major, minor, warning",
                "snmp/a.yaml:4: above 'major: 70 80' clears on the bad side of where it is raised",
                "snmp/a.yaml:5: alarm 'temprature' is no type of alarms.yaml",
                "snmp/a.yaml:6: 'alarm', 'hits' and 'window' of a measured quantity need 'above' or 'below'",
                "snmp/a.yaml:7: alarm '7' is neither the number of a state nor 'other'",
                "snmp/a.yaml:8: 'above' and 'below' are for measured quantities; a state is judged by the grades of its words",
            ],
            wrong.Complaints.Select(complaint => complaint[(folder.FullName.Length + 1)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_faulty_alarms_file_is_told_alone()
    {
        Write("alarms.yaml", "version: 1\ntypes:\n  - { code: fan.fault, cause: bad-luck, zh: 风扇, en: Fan }\nthresholds:\n  - { quantity: x, unit: Cel, above: { major: 1 } }\n");
        Write("snmp/a.yaml", "kind: toaster\n");

        var wrong = Assert.Throws<YamlFileException>(() => Read());

        Assert.Collection(
            wrong.Complaints.Select(complaint => complaint[(folder.FullName.Length + 1)..]),
            complaint => Assert.StartsWith("alarms.yaml:3: cause 'bad-luck' is none of adapter-error", complaint),
            complaint => Assert.Equal("alarms.yaml:5: alarm 'x' is no type of alarms.yaml", complaint));
    }

    [Fact]
    public void Every_state_of_the_shipped_profiles_that_can_be_bad_raises_an_alarm_or_says_that_it_does_not()
    {
        ProfileSet shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles"));

        Assert.All(
            shipped.Profiles.SelectMany(profile => profile.Readings, (profile, reading) => (profile.Name, Reading: reading)),
            pair => Assert.All(pair.Reading.Alarms?.Rules ?? [], rule => Assert.True(shipped.Alarms.Types.ContainsKey(rule.Type), $"{pair.Name} {rule.Type}")));
        string[] absentAsFault =
        [
            .. shipped.Profiles.SelectMany(profile => profile.Readings, (profile, reading) => (profile.Name, Reading: reading))
                .SelectMany(pair => pair.Reading.States, (pair, state) => (pair.Name, State: state))
                .Where(pair => pair.State.Text is "notPresent" or "notInstalled" or "absent" or "empty" && pair.State.Grade != StateGrade.Absent)
                .Select(pair => $"{pair.Name}: {pair.State.Text} is {pair.State.Grade}"),
        ];
        Assert.Empty(absentAsFault);
    }

    [Fact]
    public void Every_cause_has_a_name_on_the_screen_in_both_languages()
    {
        string[] causes = [.. Enum.GetNames<ProbableCause>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

        foreach (string language in (string[])["zh", "en"])
        {
            using JsonDocument codes = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceFolder.Root, "web", "ui", "src", "shared", "i18n", $"codes.{language}.json")));
            Assert.Equal(causes.Order(StringComparer.Ordinal), codes.RootElement.GetProperty("causes").EnumerateObject().Select(cause => cause.Name).Order(StringComparer.Ordinal));
        }
    }

    private ProfileSet Read() => ProfilesFolder.Read(folder.FullName);

    private void Write(string path, string text)
    {
        string full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
