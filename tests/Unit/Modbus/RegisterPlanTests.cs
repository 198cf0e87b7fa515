using System.Collections.Immutable;
using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Tests.Unit.Modbus;

public sealed class RegisterPlanTests
{
    private static ModbusPoint At(int address, RegisterType type = RegisterType.U16, ModbusTable table = ModbusTable.InputRegisters) =>
        new() { Name = "power.voltage", Table = table, Address = address, Type = type };

    private static string[] Reads(int gapMax, params ModbusPoint[] points) => [.. RegisterPlan.For(points, gapMax).Select(read => read.Read.ToString())];

    [Fact]
    public void Neighbours_are_one_question_and_a_gap_makes_two() =>
        Assert.Equal(["InputRegisters 0 to 3", "InputRegisters 5"], Reads(0, At(5), At(0), At(2, RegisterType.F32), At(1)));

    [Fact]
    public void A_gap_that_the_profile_allows_is_read_over() =>
        Assert.Equal(["InputRegisters 0 to 5", "InputRegisters 9"], Reads(2, At(0), At(5), At(3), At(9)));

    [Fact]
    public void No_question_is_longer_than_125_registers()
    {
        ImmutableArray<PlannedRead> reads = RegisterPlan.For(Enumerable.Range(0, 200).Select(address => At(2 * address, RegisterType.F32)), 0);

        Assert.Equal([124, 124, 124, 28], reads.Select(read => read.Read.Count));
        Assert.Equal(200, reads.Sum(read => read.Points.Length));
    }

    [Fact]
    public void Values_that_share_registers_and_tables_that_share_addresses_are_kept_apart_and_together() =>
        Assert.Equal(
            ["DiscreteInputs 1", "InputRegisters 1 to 2"],
            Reads(0, At(1), At(1, RegisterType.Bits), At(1, RegisterType.U32), At(1, RegisterType.Bits, ModbusTable.DiscreteInputs)));

    [Fact]
    public void Of_a_thousand_random_plans_every_point_lies_within_its_question()
    {
        var random = new Random(7);
        for (int round = 0; round < 1_000; round++)
        {
            ModbusPoint[] points = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => At(random.Next(400), (RegisterType)random.Next(8)))];
            int gapMax = random.Next(5);

            ImmutableArray<PlannedRead> reads = RegisterPlan.For(points, gapMax);

            Assert.Equal(points.Length, reads.Sum(read => read.Points.Length));
            Assert.All(reads, read => Assert.InRange(read.Read.Count, 1, ModbusRead.RegistersMax));
            Assert.All(reads, read => Assert.All(read.Points, point =>
                Assert.True(point.Address >= read.Read.Address && point.Address + point.Size <= read.Read.Address + read.Read.Count, $"{point} in {read.Read}")));
        }
    }
}
