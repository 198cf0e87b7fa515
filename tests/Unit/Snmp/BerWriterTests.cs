using PrisonOps.Collectors.Snmp.Ber;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class BerWriterTests
{
    [Theory]
    [InlineData(0, "020100")]
    [InlineData(127, "02017F")]
    [InlineData(128, "02020080")]
    [InlineData(-1, "0201FF")]
    [InlineData(-128, "020180")]
    [InlineData(-129, "0202FF7F")]
    [InlineData(2147483647, "02047FFFFFFF")]
    [InlineData(long.MinValue, "02088000000000000000")]
    public void An_integer_takes_as_few_octets_as_it_can(long value, string expected)
    {
        var writer = new BerWriter(new byte[16]);

        writer.Integer(value);

        Assert.Equal(expected, Convert.ToHexString(writer.Written));
    }

    [Theory]
    [InlineData(0, "460100")]
    [InlineData(128, "46020080")]
    [InlineData(ulong.MaxValue, "460900FFFFFFFFFFFFFFFF")]
    public void A_number_without_sign_never_looks_negative(ulong value, string expected)
    {
        var writer = new BerWriter(new byte[16]);

        writer.Unsigned(value, 0x46);

        Assert.Equal(expected, Convert.ToHexString(writer.Written));
    }

    [Theory]
    [InlineData(127, "047F")]
    [InlineData(128, "048180")]
    [InlineData(256, "04820100")]
    public void A_length_takes_the_short_form_while_it_fits(int length, string expected)
    {
        var writer = new BerWriter(new byte[300]);

        writer.Octets(new byte[length]);

        Assert.Equal(expected, Convert.ToHexString(writer.Written[..(expected.Length / 2)]));
    }

    [Fact]
    public void A_full_buffer_is_said_and_never_overrun()
    {
        var writer = new BerWriter(new byte[8]);

        writer.Octets("12345"u8);
        writer.Integer(1);
        writer.Null();

        Assert.True(writer.Overflowed);
        Assert.True(writer.Written.Length <= 8);
    }
}
