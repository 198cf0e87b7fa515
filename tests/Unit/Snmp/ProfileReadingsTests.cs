using System.Collections.Immutable;
using System.Text;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class ProfileReadingsTests
{
    private static readonly ObjectIdentifier Value = ObjectIdentifier.Parse("1.3.6.1.4.1.9.1"), Name = ObjectIdentifier.Parse("1.3.6.1.4.1.9.2");
    private readonly SnmpSnapshot snapshot = new();

    [Fact]
    public void Every_row_of_a_column_becomes_a_value_in_its_unit_named_by_another_column()
    {
        Number(Value, 1, 415);
        Number(Value, 2, 392);
        Text(Name, 1, "Inlet");
        Text(Name, 2, "Outlet");

        DeviceReading[] read = Read(Reading("sensor.temperature", "Cel", scale: 0.1, label: "{1.3.6.1.4.1.9.2} air"));

        Assert.Equal([("Inlet air", 41.5), ("Outlet air", 39.2)], read.Select(reading => (reading.Quantity.Instance, Math.Round(reading.Quantity.Value, 6))));
        Assert.Equal("1.3.6.1.4.1.9.1.2", read[1].Source.ToString());
    }

    [Fact]
    public void A_value_that_means_nothing_here_or_is_out_of_its_range_is_none()
    {
        Number(Value, 1, -1);
        Number(Value, 2, 21);
        Number(Value, 3, 9_999);

        DeviceReading read = Assert.Single(Read(Reading("sensor.temperature", "Cel") with { Skip = ["-1"], Max = 200 }));

        Assert.Equal(21, read.Quantity.Value);
    }

    [Fact]
    public void A_row_is_read_only_where_its_condition_holds()
    {
        Number(Value, 1, 10);
        Number(Value, 2, 20);
        Text(Name, 2, "fan tray");

        DeviceReading read = Assert.Single(Read(Reading("sensor.temperature", "Cel") with { Where = [ReadingCondition.Parse("1.3.6.1.4.1.9.2 ~ ^fan")] }));

        Assert.Equal(20, read.Quantity.Value);
    }

    [Fact]
    public void An_enumeration_says_its_word_and_grade_and_one_it_does_not_know_says_none()
    {
        Number(Value, 1, 2);
        Number(Value, 2, 77);

        DeviceReading[] read = Read(Reading("sensor.state", "1") with { States = [new(2, StateGrade.Fault, "failed")], Kind = QuantityKind.State });

        Assert.Equal([new ReadingState(2, StateGrade.Fault, "failed"), null], read.Select(reading => reading.State));
    }

    [Fact]
    public void A_number_at_the_head_of_a_text_is_read_and_a_text_without_one_is_none()
    {
        Text(Value, 1, "23.5 C");
        Text(Value, 2, "n/a");

        DeviceReading read = Assert.Single(Read(Reading("sensor.temperature", "Cel")));

        Assert.Equal(23.5, read.Quantity.Value);
    }

    [Fact]
    public void Optical_power_in_microwatts_becomes_decibels()
    {
        Number(Value, 1, 500);

        DeviceReading read = Assert.Single(Read(Reading("sensor.optical-power", "dBm", scale: 0.001) with { Conversion = ReadingConversion.MilliwattToDbm }));

        Assert.Equal(-3.0103, read.Quantity.Value, 4);
    }

    [Theory]
    [InlineData("1.3.6.1.4.1.9.1", null, "1.3.6.1.4.1.9.3", 0.25, 800)]
    [InlineData(null, "1.3.6.1.4.1.9.4", "1.3.6.1.4.1.9.3", 0.25, 800)]
    [InlineData("1.3.6.1.4.1.9.1", "1.3.6.1.4.1.9.4", null, 0.25, 800)]
    public void Memory_follows_from_any_two_of_used_free_and_total(string? used, string? free, string? total, double share, double octets)
    {
        Number(Value, 1, 200);
        Number(ObjectIdentifier.Parse("1.3.6.1.4.1.9.3"), 1, 800);
        Number(ObjectIdentifier.Parse("1.3.6.1.4.1.9.4"), 1, 600);
        var list = new ReadingList();

        ProfileReadings.Add(
            list, new(null, [], [new("memory", Column(used), Column(free), Column(total), null, 1, null, LabelTemplate.None, [])]), snapshot);

        Assert.Equal(
            [("memory.used", share), ("memory.total", octets)], list.Complete().Select(reading => (reading.Quantity.Name, reading.Quantity.Value)));
    }

    [Fact]
    public void Two_rows_of_one_name_stay_apart()
    {
        Number(Value, 1, 10);
        Number(Value, 2, 20);

        Assert.Equal(["Fan", "Fan (2)"], Read(Reading("sensor.temperature", "Cel", label: "Fan")).Select(reading => reading.Quantity.Instance));
    }

    [Theory]
    [InlineData("1.3.6.1.4.1.9.2", "3.5", "3.5")]
    [InlineData("1.3.6.1.4.1.9.2@1", "3.5", "3")]
    [InlineData("1.3.6.1.4.1.9.2@-1", "3.5", "5")]
    [InlineData("1.3.6.1.4.1.9.2@2,1", "3.5", "5.3")]
    [InlineData("1.3.6.1.4.1.9.2@4", "3.5", null)]
    [InlineData("1.3.6.1.4.1.9.2.0", "3.5", "0")]
    public void A_column_of_another_table_is_found_by_the_arcs_that_it_names(string text, string row, string? expected) =>
        Assert.Equal(expected, ColumnReference.Parse(text).RowFor(row));

    [Fact]
    public void The_longest_sysObjectID_wins_and_a_profile_may_stand_back_from_a_module()
    {
        var vendor = Profile("vendor") with { Matches = [new(ObjectIdentifier.Parse("1.3.6.1.4.1.9"), null, null)] };
        var model = Profile("model") with { Matches = [new(ObjectIdentifier.Parse("1.3.6.1.4.1.9.7"), null, null)], Without = ["ups-mib"] };
        var module = Profile("ups-mib") with { IsModule = true, Matches = [new(null, null, Value)] };
        var set = new ProfileSet([vendor, model, module], ImmutableDictionary<uint, string>.Empty.Add(9, "Cisco"));
        var device = ObjectIdentifier.Parse("1.3.6.1.4.1.9.7.3");

        DeviceProfile? own = ProfileRecognition.Own(set, device, null, new HashSet<ObjectIdentifier>());

        Assert.Equal("model", own?.Name);
        Assert.Empty(ProfileRecognition.Modules(set, own, device, null, new HashSet<ObjectIdentifier> { Value }));
        Assert.Equal("ups-mib", Assert.Single(ProfileRecognition.Modules(set, vendor, device, null, new HashSet<ObjectIdentifier> { Value })).Name);
        Assert.Equal("Cisco", ProfileRecognition.Vendor(set, device));
    }

    private static DeviceProfile Profile(string name) => new(name, null, null, ProfileEvidence.Facts, false, [], [], [], [], [], [], []);

    private static ColumnReference? Column(string? text) => text is null ? null : ColumnReference.Parse(text);

    private static SnmpReading Reading(string quantity, string unit, double scale = 1, string label = "") => new(
        quantity, new(Value, false, []), unit, QuantityKind.Gauge, scale, 0, null, ReadingConversion.None, null, LabelTemplate.Parse(label), [], [], null, null,
        [], ImmutableDictionary<string, int>.Empty);

    private DeviceReading[] Read(SnmpReading reading)
    {
        var list = new ReadingList();
        ProfileReadings.Add(list, new(null, [reading], []), snapshot);
        return [.. list.Complete()];
    }

    private void Number(ObjectIdentifier column, byte row, long value) =>
        snapshot.Add(column, [row], new(SnmpType.Integer32, column.Append(row).Encoded, [], unchecked((ulong)value)));

    private void Text(ObjectIdentifier column, byte row, string value) =>
        snapshot.Add(column, [row], new(SnmpType.Octets, column.Append(row).Encoded, Encoding.UTF8.GetBytes(value), 0));
}
