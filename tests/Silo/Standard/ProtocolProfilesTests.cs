using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;
using PrisonOps.Silo.Standard;
using PrisonOps.Silo.Standard.Protocols;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

public sealed class ProtocolProfilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("profiles-");

    public ProtocolProfilesTests()
    {
        Write("vendors.yaml", "vendors: {\"2011\": Huawei}");
        File.Copy(Path.Combine(SourceFolder.Root, "standard", "profiles", "alarms.yaml"), Path.Combine(folder.FullName, "alarms.yaml"));
        Write("snmp/any.yaml", "kind: network\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public void The_shipped_profiles_read_something_and_say_of_what_kind_their_devices_are()
    {
        ProtocolProfiles shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")).Protocols;

        Assert.True(shipped.Modbus.Length >= 15 && shipped.Metrics.Length >= 18 && shipped.Http.Length >= 12, $"{shipped.Modbus.Length} {shipped.Metrics.Length} {shipped.Http.Length}");
        Assert.All(shipped.Modbus, profile => Assert.True(profile.Kind is not null && profile.AllPoints.Any(), profile.Name));
        Assert.All(shipped.Metrics, profile => Assert.True(profile.Kind is not null && profile.Readings.Count > 0 && profile.Match.Count > 0, profile.Name));
        Assert.All(shipped.Http, profile => Assert.True(profile.Kind is not null && Readings(profile.Steps).Any(), profile.Name));
    }

    [Fact]
    [Trait("Clause", "8.1.8-0.1")]
    [Trait("Clause", "8.1.8-0.2")]
    public void Two_systems_and_two_databases_have_the_same_names_and_units()
    {
        ProtocolProfiles shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")).Protocols;
        HashSet<(string, string)> Names(string profile) => [.. shipped.Metrics.Single(known => known.Name == profile).Readings.Select(reading => (reading.Name, reading.Unit))];

        HashSet<(string, string)> systems = Names("node-exporter"), databases = Names("postgres-exporter");
        systems.IntersectWith(Names("windows-exporter"));
        databases.IntersectWith(Names("mysqld-exporter"));

        Assert.Superset(
            new HashSet<(string, string)> { ("cpu.load", "s"), ("memory.used", "ratio"), ("memory.total", "By"), ("storage.used", "ratio"), ("interface.in", "By"), ("system.uptime", "s") },
            systems);
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("database.connections", "1"), ("database.connections-used", "ratio"), ("database.locks", "1"), ("database.deadlocks", "1"), ("database.replication-delay", "s"),
            },
            databases);
    }

    [Fact]
    public void A_bad_state_raises_the_alarm_of_its_quantity_and_a_kind_has_thresholds_of_its_own()
    {
        ProtocolProfiles shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")).Protocols;

        ModbusPoint forced = shipped.Modbus.Single(profile => profile.Name == "doors").AllPoints.Single(point => point.Name == "door.forced");
        DocumentReading tamper = Readings(shipped.Http.Single(profile => profile.Name == "alarm-zones").Steps).Single(reading => reading.Name == "alarm-zone.tamper");
        MetricReading member = shipped.Metrics.Single(profile => profile.Name == "haproxy").Readings.Single(reading => reading.Name == "loadbalancer.member-down");

        Assert.Equal(("door.forced", "zone.tamper", "pool.down"), (forced.Alarms?.TypeOf(1), tamper.Alarms?.TypeOf(1), member.Alarms?.TypeOf(1)));
        Assert.Contains(shipped.Modbus.Single(profile => profile.Name == "temperature-humidity").Thresholds, rule => rule is { Quantity: "sensor.temperature", Unit: "Cel" });
    }

    [Fact]
    public void Every_fault_of_a_modbus_file_is_named_with_its_line()
    {
        Write(
            "modbus/a.yaml",
            "kind: toaster\ncounted-from: 40001\npoints:\n  - {quantity: Power Voltage, unit: V, address: 40001}\n  - {quantity: power.current, address: 40002}\n"
                + "  - {quantity: power.active, unit: W, address: 12}\n  - {quantity: power.factor, unit: \"1\", adress: 40003, address: 40003, type: bits, bit: 9, bits: 9}\n"
                + "  - {quantity: ups.state, address: 40004, states: {1: great on}, values: {x: 1}}\n");

        AssertComplaints(
            "modbus/a.yaml:1: kind 'toaster' is none of network",
            "modbus/a.yaml:4: quantity 'Power Voltage' is no name like",
            "modbus/a.yaml:5: 'unit' is missing",
            "modbus/a.yaml:6: address 12 is below 40001",
            "modbus/a.yaml:6: Point 'power.active' stands at -39989",
            "modbus/a.yaml:7: 'adress' is no key here; known are quantity",
            "modbus/a.yaml:7: Point 'power.factor' takes 9 bits from bit 9",
            "modbus/a.yaml:8: state '1: great on' is not of the form",
            "modbus/a.yaml:8: values 'x' is no whole number");
    }

    [Fact]
    public void Every_fault_of_a_metrics_file_is_named_with_its_line()
    {
        Write(
            "metrics/a.yaml",
            "kind: server\nidentity: {colour: node.red, model: node}\nreadings:\n  - {quantity: cpu.load, unit: s, value: 'rate(node_cpu)'}\n"
                + "  - {quantity: memory.used, unit: ratio, value: node_memory, convert: half}\n");

        AssertComplaints(
            "metrics/a.yaml:1: 'colour' is no part of an identity", "metrics/a.yaml:1: 'node' is not of the form METRIC.LABEL",
            "metrics/a.yaml:4: 'rate(node_cpu)' is no selector", "metrics/a.yaml:5: convert 'half' is none of none, complement");
    }

    [Fact]
    public void Every_fault_of_an_http_file_is_named_with_its_line()
    {
        Write(
            "http/a.yaml",
            "kind: server\nparameters: {rows: $.a}\nsteps:\n  - get: /a\n    each: $.b\n    readings:\n      - {quantity: cpu.load, unit: ratio, value: '$[a'}\n"
                + "      - {quantity: memory.used, unit: ratio, value: 'a[['}\n      - {quantity: memory.total, unit: By, rows: '{rows}', value: $.x}\n"
                + "  - get: /b\n    format: text\n    readings:\n      - {quantity: cpu.load, unit: ratio, value: '(a'}\n");

        AssertComplaints(
            "http/a.yaml:4: 'each' is a path in the document before", "http/a.yaml:7: '$[a' is no path", "http/a.yaml:8: 'a[[' is no path", "http/a.yaml:13: '(a' is no pattern");
    }

    [Fact]
    public void Profiles_inherit_what_they_do_not_say()
    {
        Write("modbus/base.yaml", "vendor: X\nkind: power\ngap: 3\npoints:\n  - {quantity: power.voltage, unit: V, address: 1}\n  - {quantity: power.current, unit: A, address: 2}\n");
        Write("modbus/own.yaml", "extends: base\npoints:\n  - {quantity: power.voltage, unit: V, address: 7, scale: 0.1}\n");
        Write("metrics/base.yaml", "kind: server\nmatch: [a]\nreadings:\n  - {quantity: cpu.load, unit: s, value: a}\n  - {quantity: memory.used, unit: ratio, value: b}\n");
        Write("metrics/own.yaml", "extends: base\nmatch: [c]\nreadings:\n  - {quantity: memory.used, unit: ratio, value: b, scale: 2}\n");
        Write("http/base.yaml", "kind: server\nparameters: {path: /a}\nsteps:\n  - {get: /a, readings: [{quantity: cpu.load, unit: ratio, value: $.a}]}\n  - {get: /b}\n");
        Write("http/own.yaml", "extends: base\nparameters: {path: /c}\nsteps:\n  - {get: /b, optional: yes}\n");
        Write("http/lost.yaml", "kind: server\nsteps: []\n");

        ProtocolProfiles read = ProfilesFolder.Read(folder.FullName).Protocols;

        ModbusProfile modbus = read.Modbus.Single(profile => profile.Name == "own");
        Assert.Equal(("X", "power", 3), (modbus.Vendor, modbus.Kind, modbus.GapMax));
        Assert.Equal([("power.voltage", 7), ("power.current", 2)], modbus.Points.Select(point => (point.Name, point.Address)));
        MetricsProfile metrics = read.Metrics.Single(profile => profile.Name == "own");
        Assert.Equal(["c"], metrics.Match);
        Assert.Equal([("memory.used", 2.0), ("cpu.load", 1.0)], metrics.Readings.Select(reading => (reading.Name, reading.Scale)));
        HttpProfile http = read.Http.Single(profile => profile.Name == "own");
        Assert.Equal("/c", http.Parameters["path"]);
        Assert.Equal([("/b", true), ("/a", false)], http.Steps.Select(step => (step.Get, step.Optional)));
    }

    [Fact]
    public void A_file_that_is_tried_out_takes_the_place_of_its_namesake()
    {
        Write("modbus/meter.yaml", "kind: power\npoints:\n  - {quantity: power.voltage, unit: V, address: 1}\n");
        Write("elsewhere/meter.yaml", "kind: power\npoints:\n  - {quantity: power.voltage, unit: V, address: 9}\n");

        ProfileSet tried = ProfilesFolder.Read(folder.FullName, new AddedProfile("modbus", Path.Combine(folder.FullName, "elsewhere", "meter.yaml")));

        Assert.Equal(9, Assert.Single(tried.Protocols.Modbus).Points[0].Address);
    }

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public void A_template_that_is_added_at_run_time_works_without_a_restart()
    {
        using var catalogue = new ProfileCatalogue(
            folder.FullName, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ProfileCatalogue>.Instance);

        Write("metrics/mine.yaml", "kind: middleware\nmatch: [mine_up]\nreadings:\n  - {quantity: service.down, kind: state, value: mine_up, convert: complement}\n");
        catalogue.Look();

        Assert.Equal("mine", Assert.Single(catalogue.Current.Protocols.Metrics).Name);
    }

    private static IEnumerable<DocumentReading> Readings(IEnumerable<HttpStep> steps) => steps.SelectMany(step => step.Readings.Concat(Readings(step.Steps)));

    private void AssertComplaints(params string[] beginnings)
    {
        var wrong = Assert.Throws<YamlFileException>(() => ProfilesFolder.Read(folder.FullName));
        string[] said = [.. wrong.Complaints.Select(complaint => complaint[(folder.FullName.Length + 1)..])];

        Assert.True(
            said.Length == beginnings.Length && beginnings.All(beginning => said.Any(complaint => complaint.StartsWith(beginning, StringComparison.Ordinal))),
            string.Join(Environment.NewLine, said));
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
