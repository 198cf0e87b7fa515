using System.Collections.Immutable;
using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Tests.Unit.Modbus;

public sealed class ProfilePointsTests
{
    private static readonly ModbusProfile Doors = new()
    {
        Name = "doors",
        Points = [new() { Name = "system.uptime", Unit = "s", Table = ModbusTable.HoldingRegisters, Address = 5, ScaleAt = 6 }],
        Repeats = [new("doors", 10, 2, 4, "door {n}", [Contact("door.open", 0), Contact("door.forced", 1) with { Instance = "lock" }])],
    };

    private static ModbusPoint Contact(string name, int address) =>
        new() { Name = name, Kind = QuantityKind.State, Table = ModbusTable.DiscreteInputs, Address = address, Type = RegisterType.Bits };

    private static string[] Points(ModbusSettings settings)
    {
        (ImmutableArray<ModbusPoint> points, string? fault) = ProfilePoints.Of(Doors, settings);
        Assert.Null(fault);
        return [.. points.Select(point => $"{point.Name}[{point.Instance}] {point.Table} {point.Address}")];
    }

    [Fact]
    public void A_repeat_stands_where_the_profile_says_as_often_as_it_says() =>
        Assert.Equal(
            [
                "system.uptime[] HoldingRegisters 5", "door.open[door 1] DiscreteInputs 10", "door.forced[door 1 lock] DiscreteInputs 11",
                "door.open[door 2] DiscreteInputs 14", "door.forced[door 2 lock] DiscreteInputs 15",
            ],
            Points(new()));

    [Fact]
    public void An_object_says_where_how_many_how_far_apart_and_what_they_are_called() =>
        Assert.Equal(
            [
                "system.uptime[] HoldingRegisters 1005", "door.open[gate] Coils 1100", "door.forced[gate lock] Coils 1101", "door.open[door 2] Coils 1102",
                "door.forced[door 2 lock] Coils 1103", "door.open[yard] Coils 1104", "door.forced[yard lock] Coils 1105",
            ],
            Points(new()
            {
                Offset = 1000,
                Repeats = new Dictionary<string, ModbusRepeatSettings>
                {
                    ["doors"] = new() { First = 100, Count = 3, Stride = 2, Table = ModbusTable.Coils, Names = ["gate", "", "yard"] },
                },
            }));

    [Fact]
    public void A_contact_that_is_closed_at_rest_is_turned_over()
    {
        var settings = new ModbusSettings { Repeats = new Dictionary<string, ModbusRepeatSettings> { ["doors"] = new() { Inverted = true } } };

        ModbusPoint point = ProfilePoints.Of(Doors, settings).Points[1];

        Assert.Equal((0, 1), (RegisterValue.Scaled(point, 1, 1), RegisterValue.Scaled(point, 0, 1)));
    }

    [Theory]
    [InlineData("gates", 1, "'gates' is none of the repeats of profile 'doors': doors")]
    [InlineData("doors", 1001, "'doors' are 1001; 0 to 1000 are allowed")]
    [InlineData("doors", -1, "'doors' are -1; 0 to 1000 are allowed")]
    public void What_does_not_go_with_the_profile_is_refused_in_a_sentence(string name, int count, string sentence) =>
        Assert.Equal(
            sentence, ProfilePoints.Of(Doors, new() { Repeats = new Dictionary<string, ModbusRepeatSettings> { [name] = new() { Count = count } } }).Fault);

    [Fact]
    public void Addresses_beyond_the_last_register_are_refused() =>
        Assert.Contains("addresses are 0 to 65535", ProfilePoints.Of(Doors, new() { Offset = 65_531 }).Fault, StringComparison.Ordinal);

    [Fact]
    public void Each_power_of_ten_is_asked_for_once()
    {
        ModbusPoint point = Doors.Points[0];

        Assert.Equal([(6, RegisterType.I16)], ProfilePoints.ExponentsOf([point, point with { Address = 8 }]).Select(exponent => (exponent.Address, exponent.Type)));
    }

    [Fact]
    public void A_second_block_of_the_same_kind_has_its_number_in_the_instance() =>
        Assert.Equal(
            ["power.active[a] 102", "power.active[2 a] 302"],
            ProfilePoints
                .OfModels(
                    [new([203, 204], [new() { Name = "power.active", Instance = "a", Table = ModbusTable.HoldingRegisters, Address = 2 }])],
                    [(1, 2), (203, 100), (204, 300)])
                .Select(point => $"{point.Name}[{point.Instance}] {point.Address}"));

    [Fact]
    public void A_raw_number_that_means_another_has_no_value_when_it_is_not_listed()
    {
        ModbusPoint point = Doors.Points[0] with { Values = new Dictionary<int, double> { [3] = 1, [4] = 0 }, Scale = 10 };

        Assert.Equal((1, 0, double.NaN), (RegisterValue.Scaled(point, 3, 1), RegisterValue.Scaled(point, 4, 1), RegisterValue.Scaled(point, 5, 1)));
    }

    [Fact]
    public void A_value_outside_of_its_bounds_is_no_value() =>
        Assert.Equal(double.NaN, RegisterValue.Scaled(Doors.Points[0] with { Max = 100, Scale = 0.1 }, 1001, 1));
}
