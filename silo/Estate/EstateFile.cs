using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Estate;

/// <summary>
/// Reads an estate file (docs/guide/estate.md says how one is written). Objects stand in groups that share unit, class and protocol, so that a
/// camera is one line. Every complaint names file and line.
/// </summary>
internal sealed class EstateFile
{
    private static readonly TimeSpan PollPeriodMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PeriodMax = TimeSpan.FromHours(24);

    private readonly YamlFile file;
    private readonly Taxonomy taxonomy;
    private readonly Dictionary<string, EstateUnit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EstateCredentials> credentials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EstateObject> objects = new(StringComparer.Ordinal);

    private EstateFile(YamlFile file, Taxonomy taxonomy)
    {
        this.file = file;
        this.taxonomy = taxonomy;
    }

    /// <exception cref="YamlFileException">With every complaint about the file.</exception>
    public static EstateContents Read(string path, Taxonomy taxonomy)
    {
        EstateFile reading = new(YamlFile.Read(path), taxonomy);
        YamlMap root = reading.file.Root("version", "units", "credentials", "objects", "relations", "people");
        root.Number("version", 1, 1);

        foreach (YamlMap map in root.Maps("units", "code", "parent", "tier", "zh", "en"))
            reading.AddUnit(map);
        foreach (YamlMap map in root.Maps("credentials", "name", "unit", "community", "user", "password", "auth", "auth-password", "priv", "priv-password", "context"))
            reading.AddCredentials(map);
        foreach (YamlMap group in root.Maps("objects", "unit", "class", "protocol", "domain", "port", "credentials", "location", "criticality", "poll", "diagnosis", "commissioning", "thresholds", "vendor", "model", "items"))
            reading.AddGroup(group);
        ImmutableArray<EstateRelation> relations = [.. root.Maps("relations", "from", "type", "to", "from-port", "to-port").Select(reading.Relation)];
        ImmutableArray<EstatePerson> people = [.. root.Maps("people", "user", "name", "roles").Select(reading.Person)];

        reading.file.ThrowIfFaulty();
        return new([.. reading.units.Values], [.. reading.credentials.Values], [.. reading.objects.Values], relations, people);
    }

    private void AddUnit(YamlMap map)
    {
        EstateUnit unit = new(map.Text("code"), map.OptionalText("parent"), map.Choice("tier", UnitTier.Prison), map.Text("zh"), map.Text("en"));
        UnitTier? above = unit.Parent is { } parent && units.TryGetValue(parent, out EstateUnit? found) ? found.Tier : null;

        if (unit.Tier == UnitTier.Ministry ? unit.Parent is not null : above != unit.Tier - 1)
            map.Complain($"unit '{unit.Code}' is a {unit.Tier} under '{unit.Parent}'; a province hangs under the ministry, a prison under a province, and the parent stands above it in the file");
        if (!units.TryAdd(unit.Code, unit))
            map.Complain($"unit '{unit.Code}' is there twice");
    }

    private void AddCredentials(YamlMap map)
    {
        string? community = Secret(map, "community"), user = map.OptionalText("user"), auth = map.OptionalText("auth");
        string kind = (community, user, auth) switch
        {
            ({ }, null, null) => "snmp-community",
            (null, { }, { }) => "snmp-v3",
            (null, { }, null) => "user-password",
            _ => "",
        };
        EstateCredentials set = new(map.Text("name"), KnownUnit(map, "unit"), new(
            kind, community, user, Secret(map, "password"), auth, Secret(map, "auth-password"),
            map.OptionalText("priv"), Secret(map, "priv-password"), map.OptionalText("context")));

        if (kind.Length == 0)
            map.Complain($"credentials '{set.Name}' must have a community, or a user with a password, or a user with auth and priv (SNMP v3)");
        if (!credentials.TryAdd(set.Name, set))
            map.Complain($"credentials '{set.Name}' are there twice");
    }

    /// <summary>A secret may stand in the environment instead of the file: "env:NAME".</summary>
    private static string? Secret(YamlMap map, string key)
    {
        if (map.OptionalText(key) is not { } text || !text.StartsWith("env:", StringComparison.Ordinal))
            return map.OptionalText(key);

        string? value = Environment.GetEnvironmentVariable(text[4..]);
        if (value is null)
            map.Complain($"{key} is to be read from the environment variable '{text[4..]}', which is not set");
        return value;
    }

    private void AddGroup(YamlMap group)
    {
        string unit = KnownUnit(group, "unit"), classCode = group.Text("class");
        if (classCode.Length > 0 && !taxonomy.HasClass(classCode))
            group.Complain($"class '{classCode}' is not in standard/taxonomy.yaml");

        MonitoringProtocol protocol = group.Choice("protocol", MonitoringProtocol.None);
        string domain = group.OptionalText("domain") ?? "";
        if (domain.Length > 0 && !taxonomy.HasNetworkDomain(domain))
            group.Complain($"domain '{domain}' is none of {string.Join(", ", taxonomy.NetworkDomains.Select(known => known.Code))}");
        if (protocol != MonitoringProtocol.None && domain.Length == 0)
            group.Complain("a monitored group needs a domain: an address is known only together with its network");

        foreach (YamlMap item in group.Maps("items", "code", "name", "address", "port", "stream", "location", "criticality", "poll", "diagnosis", "commissioning", "credentials", "thresholds", "vendor", "model"))
            AddObject(group, item, unit, classCode, protocol, domain);
    }

    private void AddObject(YamlMap group, YamlMap item, string unit, string classCode, MonitoringProtocol protocol, string domain)
    {
        bool monitored = protocol != MonitoringProtocol.None;
        TimeSpan poll = group.Duration("poll", PollPeriodMin, PeriodMax, TimeSpan.FromSeconds(protocol == MonitoringProtocol.Rtsp ? 10 : 60));
        // Without a period of its own a camera is diagnosed by the plan of its unit.
        TimeSpan diagnosis = group.Duration("diagnosis", TimeSpan.FromSeconds(5), PeriodMax, TimeSpan.Zero);
        EstateObject added = new(
            unit, classCode, item.Text("code"), item.Text("name"),
            item.Choice("criticality", group.Choice("criticality", Criticality.NonCore)), protocol, domain,
            monitored ? item.Text("address") : "", item.Number("port", 0, 65535, group.Number("port", 0, 65535, 0)), item.OptionalText("stream"),
            KnownCredentials(item.Has("credentials") ? item : group),
            monitored ? item.Duration("poll", PollPeriodMin, PeriodMax, poll) : TimeSpan.Zero,
            protocol == MonitoringProtocol.Rtsp ? item.Duration("diagnosis", TimeSpan.FromSeconds(5), PeriodMax, diagnosis) : TimeSpan.Zero,
            KnownObject(item.Has("location") ? item : group, "location", optional: true),
            item.OptionalText("thresholds") ?? group.OptionalText("thresholds"),
            item.Choice("commissioning", group.Choice("commissioning", Commissioning.Accepted)))
        {
            Vendor = item.OptionalText("vendor") ?? group.OptionalText("vendor"),
            Model = item.OptionalText("model") ?? group.OptionalText("model"),
        };

        if (added.Commissioning == Commissioning.ExpectedFault)
            item.Complain($"'{added.Code}' cannot begin with an expected fault; allowed are accepted, pending");
        if (protocol == MonitoringProtocol.Rtsp && added.StreamPath is null)
            item.Complain($"camera '{added.Code}' needs a stream, for example /main");
        if (monitored && objects.Values.FirstOrDefault(other => SamePlace(other, added)) is { } taken)
            item.Complain($"'{added.Code}' has the address {added.Address}:{added.Port}{added.StreamPath} in {domain}, which '{taken.Code}' has already");
        if (!objects.TryAdd(added.Code, added))
            item.Complain($"object '{added.Code}' is there twice");
    }

    private static bool SamePlace(EstateObject one, EstateObject other) =>
        one.NetworkDomain == other.NetworkDomain && one.Address == other.Address && one.Port == other.Port && one.StreamPath == other.StreamPath;

    private EstateRelation Relation(YamlMap map) =>
        new(KnownObject(map, "from", optional: false)!, map.Choice("type", RelationType.DependsOn), KnownObject(map, "to", optional: false)!, map.OptionalText("from-port"), map.OptionalText("to-port"));

    private EstatePerson Person(YamlMap map)
    {
        ImmutableArray<EstateRole> roles = [.. map.Maps("roles", "role", "unit").Select(role => new EstateRole(role.Text("role"), KnownUnit(role, "unit")))];
        string user = map.Text("user");
        if (roles.IsEmpty)
            map.Complain($"'{user}' has no role and could see nothing");
        return new(user, map.OptionalText("name") ?? user, roles);
    }

    private string KnownUnit(YamlMap map, string key)
    {
        string code = map.Text(key);
        if (code.Length > 0 && !units.ContainsKey(code))
            map.Complain($"{key} '{code}' is not among the units of this file");
        return code;
    }

    private string? KnownObject(YamlMap map, string key, bool optional)
    {
        string? code = optional ? map.OptionalText(key) : map.Text(key);
        if (code is { Length: > 0 } && !objects.ContainsKey(code))
            map.Complain($"{key} '{code}' is not an object that stands above in this file");
        return code;
    }

    private string? KnownCredentials(YamlMap map)
    {
        string? name = map.OptionalText("credentials");
        if (name is not null && !credentials.ContainsKey(name))
            map.Complain($"credentials '{name}' are not among the credentials of this file");
        return name;
    }
}
