using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Tests.Unit.Modbus;

public sealed class RegisterValueTests
{
    private static ModbusPoint Point(RegisterType type, WordOrder order = WordOrder.Big) =>
        new() { Name = "power.voltage", Table = ModbusTable.HoldingRegisters, Address = 10, Type = type, Order = order };

    private static double Read(ModbusPoint point, string hex) => RegisterValue.Of(point, Convert.FromHexString(hex), 10);

    [Theory]
    [InlineData(RegisterType.U16, "FFFE", 65_534)]
    [InlineData(RegisterType.I16, "FFFE", -2)]
    [InlineData(RegisterType.U32, "FFFFFFFE", 4_294_967_294)]
    [InlineData(RegisterType.I32, "FFFFFFFE", -2)]
    [InlineData(RegisterType.U64, "0000000100000000", 4_294_967_296)]
    [InlineData(RegisterType.I64, "FFFFFFFFFFFFFFFD", -3)]
    [InlineData(RegisterType.F32, "435C0000", 220)]
    [InlineData(RegisterType.F64, "406B800000000000", 220)]
    [InlineData(RegisterType.Bcd, "1234", 1_234)]
    public void Every_type_is_read(RegisterType type, string hex, double expected) => Assert.Equal(expected, Read(Point(type), hex));

    [Theory]
    [InlineData(WordOrder.Big, "435C8000")]
    [InlineData(WordOrder.Little, "00805C43")]
    [InlineData(WordOrder.WordSwapped, "8000435C")]
    [InlineData(WordOrder.ByteSwapped, "5C430080")]
    public void One_value_in_four_orders_is_one_value(WordOrder order, string hex) => Assert.Equal(220.5, Read(Point(RegisterType.F32, order), hex));

    [Fact]
    public void The_value_is_scaled_and_then_moved() =>
        Assert.Equal(-40 + 21.5, Read(Point(RegisterType.I16) with { Scale = 0.1, Offset = -40 }, "00D7"), 9);

    [Fact]
    public void A_sensor_that_is_not_fitted_and_digits_that_are_none_have_no_value()
    {
        Assert.Equal(double.NaN, Read(Point(RegisterType.I16) with { Missing = 32_767, Scale = 0.1 }, "7FFF"));
        Assert.Equal(double.NaN, Read(Point(RegisterType.Bcd), "12A4"));
        Assert.Equal(double.NaN, Read(Point(RegisterType.F32), "7F800000"));
    }

    [Fact]
    public void Bits_are_taken_from_a_register_and_from_a_table_of_bits()
    {
        ModbusPoint mode = Point(RegisterType.Bits) with { Bit = 4, BitCount = 3 };
        ModbusPoint contact = Point(RegisterType.Bits) with { Table = ModbusTable.DiscreteInputs, Address = 13 };

        Assert.Equal(5, Read(mode, "0050"));
        Assert.Equal(1, Read(contact, "08"));
        Assert.Equal(0, Read(contact with { Address = 14 }, "08"));
    }

    [Theory]
    [InlineData(WordOrder.Big, "55505320322D3100")]
    [InlineData(WordOrder.ByteSwapped, "505520532D320031")]
    public void Text_ends_at_the_first_zero(WordOrder order, string hex)
    {
        ModbusPoint model = Point(RegisterType.Text, order) with { Name = "model", Length = 4 };

        Assert.Equal("UPS 2-1", RegisterValue.TextOf(model, Convert.FromHexString(hex), 10));
    }
}
