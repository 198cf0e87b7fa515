using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Grains.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Scenarios;

/// <summary>Reads a scenario (docs/scenarios.md says how one is written). Every complaint names file and line, and all come at once.</summary>
internal sealed class ScenarioFile
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromSeconds(60);

    /// <summary>A Monday, eight in the morning in Shanghai.</summary>
    private static readonly DateTimeOffset DefaultStart = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<UnitRow> Units =
    [
        new(1, null, UnitTier.Ministry, new(1, 0, 0), "cn", "部", "Ministry", 1),
        new(2, 1, UnitTier.Province, new(2, 2, 0), "cn.51", "省一", "Province 1", 1),
        new(3, 1, UnitTier.Province, new(3, 3, 0), "cn.52", "省二", "Province 2", 1),
        new(4, 2, UnitTier.Prison, new(4, 2, 4), "cn.51.01", "监狱一", "Prison 1", 1),
        new(5, 2, UnitTier.Prison, new(5, 2, 5), "cn.51.02", "监狱二", "Prison 2", 1),
        new(6, 3, UnitTier.Prison, new(6, 3, 6), "cn.52.01", "监狱三", "Prison 3", 1),
    ];

    private readonly YamlFile file;
    private readonly List<ScenarioObject> objects = [];

    private ScenarioFile(YamlFile file) => this.file = file;

    /// <exception cref="YamlFileException">With every complaint about the file.</exception>
    public static Scenario Read(string path)
    {
        ScenarioFile reading = new(YamlFile.Read(path));
        YamlMap root = reading.file.Root("scenario", "start", "hold", "hold-critical", "flap-slot", "topology-delay", "objects", "relations", "rules", "steps");
        foreach (YamlMap map in root.Maps("objects", "name", "count", "unit", "class", "protocol", "poll", "first", "core", "thresholds")) reading.AddObjects(map);

        ScenarioSteps steps = new(reading);
        AlarmBoardOptions usual = new();
        Scenario read = new()
        {
            File = path,
            Title = root.Text("scenario"),
            Start = StartOf(root),
            Limits = new(
                root.Duration("hold", TimeSpan.Zero, LongestPeriod, usual.UpstreamHold), root.Duration("hold-critical", TimeSpan.Zero, LongestPeriod, usual.UpstreamHoldCritical),
                root.Duration("flap-slot", TimeSpan.Zero, LongestPeriod, usual.FlapSlot)),
            TopologyDelay = root.Duration("topology-delay", TimeSpan.Zero, LongestPeriod, TimeSpan.Zero),
            Units = Units,
            Objects = reading.Spread(),
            Relations = [.. root.Maps("relations", "from", "type", "to").SelectMany(reading.Edges)],
            Rules = [.. root.Maps("rules", ScenarioSteps.RuleKeys).Select(ScenarioSteps.Rule)],
            Steps = [.. root.Maps("steps", ScenarioSteps.Keys).Select((map, index) => steps.Read(map, index + 1)).OfType<ScenarioStep>()],
        };
        if (read.Steps.Length == 0) root.Complain("'steps' is missing");
        else if (!read.Steps.Any(step => step is ScenarioStep.Expect)) root.Complain("no step expects anything");
        reading.file.ThrowIfFaulty();
        return read;
    }

    /// <summary>The objects that a name with stars stands for; a complaint when there is none.</summary>
    public ImmutableArray<Guid> Named(YamlMap at, string pattern)
    {
        ScenarioPattern name = ScenarioPattern.Of(pattern);
        ImmutableArray<Guid> found = [.. objects.Where(item => name.Fits(item.Name)).Select(item => item.Configuration.Id)];
        if (found.IsEmpty) at.Complain($"'{pattern}' is the name of no object; objects are {string.Join(", ", objects.Select(item => item.Name).Take(20))}");
        return found;
    }

    public Guid One(YamlMap at, string key)
    {
        string name = at.Text(key);
        ImmutableArray<Guid> found = name.Length == 0 ? [] : Named(at, name);
        if (found.Length > 1) at.Complain($"'{name}' names {found.Length} objects; {key} is about one");
        return found.FirstOrDefault();
    }

    public static UnitRow UnitOf(YamlMap map)
    {
        string code = map.OptionalText("unit") ?? "cn.51.01";
        if (Units.FirstOrDefault(unit => unit.Code == code) is { } found) return found;

        map.Complain($"unit '{code}' is none of {string.Join(", ", Units.Select(unit => unit.Code))}");
        return Units[^1];
    }

    public IEnumerable<StackEdge> Edges(YamlMap map)
    {
        RelationType type = map.Choice("type", RelationType.ConnectedTo);
        return Named(map, map.Text("from")).SelectMany(from => Named(map, map.Text("to")).Where(to => to != from).Select(to => new StackEdge(from, type, to)));
    }

    private void AddObjects(YamlMap map)
    {
        string name = map.Text("name");
        int count = map.Number("count", 1, 20_000, 1);
        UnitRow unit = UnitOf(map);
        MonitoringProtocol protocol = map.Choice("protocol", MonitoringProtocol.Snmp);
        TimeSpan period = protocol == MonitoringProtocol.None ? TimeSpan.Zero : map.Duration("poll", TimeSpan.FromSeconds(1), LongestPeriod, protocol == MonitoringProtocol.Rtsp ? TimeSpan.FromSeconds(10) : DefaultPeriod);
        TimeSpan first = map.Duration("first", TimeSpan.Zero, LongestPeriod, TimeSpan.MinValue);
        string classCode = map.OptionalText("class") ?? (protocol == MonitoringProtocol.Rtsp ? "security.video-surveillance.camera" : "network.switch");
        for (int index = 1; index <= count; index++)
        {
            string own = count == 1 ? name : $"{name}-{index.ToString(CultureInfo.InvariantCulture)}";
            if (objects.Any(item => item.Name == own)) map.Complain($"object '{own}' is there twice");
            ObjectConfiguration configuration = new(
                new Guid(objects.Count + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]), 1, unit.Place, classCode, $"{objects.Count:D6}", own,
                map.YesNo("core") ? Criticality.Core : Criticality.NonCore, protocol, "office", $"10.{objects.Count / 62_500}.{objects.Count / 250 % 250}.{objects.Count % 250}",
                161, null, null, period, TimeSpan.Zero, null, null, map.OptionalText("thresholds"));
            objects.Add(new(own, configuration, first));
        }
    }

    /// <summary>First polls fill the period evenly where the file says nothing else, as rosters have it.</summary>
    private ImmutableArray<ScenarioObject> Spread() =>
    [
        .. objects.Select((item, index) => item.FirstPoll >= TimeSpan.Zero
            ? item
            : item with { FirstPoll = TimeSpan.FromSeconds(Math.Floor(item.Configuration.PollPeriod.TotalSeconds * (index + 0.5) / objects.Count)) }),
    ];

    private static DateTimeOffset StartOf(YamlMap root)
    {
        if (root.OptionalText("start") is not { } text) return DefaultStart;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)) return start.ToUniversalTime();

        root.Complain($"start '{text}' is no time, written as 2026-11-02T00:00:00Z");
        return DefaultStart;
    }
}
