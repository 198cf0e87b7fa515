using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class VariableDecoderTests
{
    [Theory]
    [InlineData("an integer", "02 01 85", SnmpType.Integer32, -123)]
    [InlineData("an integer padded with zeros", "02 04 00 00 00 01", SnmpType.Integer32, 1)]
    [InlineData("a negative integer padded with ones", "02 09 FF FF FF FF FF FF FF FF 85", SnmpType.Integer32, -123)]
    [InlineData("an integer without content", "02 00", SnmpType.Integer32, 0)]
    [InlineData("a counter without its leading zero", "41 04 FF FF FF FF", SnmpType.Counter32, 4294967295)]
    [InlineData("a counter with its leading zero", "41 05 00 FF FF FF FF", SnmpType.Counter32, 4294967295)]
    [InlineData("a counter without content", "41 00", SnmpType.Counter32, 0)]
    [InlineData("a gauge with a long form of its length", "42 81 02 01 00", SnmpType.Gauge32, 256)]
    [InlineData("a gauge with four octets of length", "42 84 00 00 00 01 07", SnmpType.Gauge32, 7)]
    [InlineData("time ticks", "43 03 01 00 00", SnmpType.TimeTicks, 65536)]
    [InlineData("a 64-bit counter", "46 06 12 34 56 78 9A BC", SnmpType.Counter64, 20015998343868)]
    [InlineData("an opaque float", "44 07 9F 78 04 41 C4 00 00", SnmpType.Real, 24.5)]
    [InlineData("an opaque double", "44 0B 9F 79 08 40 38 80 00 00 00 00 00", SnmpType.Real, 24.5)]
    [InlineData("an opaque signed 64-bit integer", "44 04 9F 7A 01 85", SnmpType.Integer32, -123)]
    [InlineData("an opaque unsigned 64-bit integer", "44 05 9F 7B 02 FF FF", SnmpType.Counter64, 65535)]
    [InlineData("an opaque 64-bit counter", "44 04 9F 76 01 80", SnmpType.Counter64, 128)]
    public void What_agents_send_for_a_number_is_read(string what, string hex, SnmpType type, double expected)
    {
        using SnmpAnswer answer = Decode(Variable("06 03 2B 06 01", hex));

        Assert.True(type == answer[0].Type && expected == answer[0].AsNumber, $"{what}: {answer[0].Type} {answer[0].AsNumber}");
    }

    [Fact]
    public void The_largest_64_bit_counter_keeps_its_first_bit()
    {
        using SnmpAnswer bare = Decode(Variable("06 03 2B 06 01", "46 08 FF FF FF FF FF FF FF FF"));
        using SnmpAnswer padded = Decode(Variable("06 03 2B 06 01", "46 09 00 FF FF FF FF FF FF FF FF"));

        Assert.Equal((ulong.MaxValue, ulong.MaxValue), (bare[0].AsUnsigned, padded[0].AsUnsigned));
    }

    [Theory]
    [InlineData("06 04 80 2B 06 01", "1.3.6.1")]
    [InlineData("06 06 2B 06 80 80 81 00", "1.3.6.128")]
    [InlineData("06 05 2B 06 81 80 00", "1.3.6.16384")]
    [InlineData("06 00", "0.0")]
    public void A_name_with_padded_arcs_becomes_canonical(string name, string expected)
    {
        using SnmpAnswer answer = Decode(Variable(name, "05 00"));

        Assert.Equal(expected, answer[0].ToName().ToString());
        if (expected != "0.0") Assert.Equal(ObjectIdentifier.Parse(expected), answer[0].ToName());
    }

    [Theory]
    [InlineData("an integer of nine significant octets", "02 09 01 02 03 04 05 06 07 08 09")]
    [InlineData("a counter of nine significant octets", "46 09 01 02 03 04 05 06 07 08 09")]
    [InlineData("an address of three octets", "40 03 0A 00 01")]
    [InlineData("an object name that ends inside an arc", "06 02 2B 86")]
    [InlineData("an unknown tag", "5E 01 00")]
    public void One_senseless_value_spares_its_neighbours(string what, string hex)
    {
        using SnmpAnswer answer = Decode(Variable("06 03 2B 06 01", hex), Variable("06 03 2B 06 02", "02 01 05"));

        Assert.True(answer[0].Type == SnmpType.Unreadable, $"{what}: {answer[0].Type}");
        Assert.Equal(5, answer[1].AsSigned);
    }

    [Theory]
    [InlineData("a value longer than its variable", "30 07 06 03 2B 06 01 02 09")]
    [InlineData("a variable longer than the list", "30 60 06 03 2B 06 01 02 01 05")]
    [InlineData("a variable that is no sequence", "31 08 06 03 2B 06 01 02 01 05")]
    [InlineData("a variable without a value", "30 05 06 03 2B 06 01")]
    [InlineData("a variable without a name", "30 03 02 01 05")]
    [InlineData("a name that ends inside an arc", "30 08 06 03 2B 06 81 02 01 05")]
    [InlineData("a name with an arc of six octets", "30 0C 06 07 2B 81 81 81 81 81 01 02 01 05")]
    [InlineData("a length of no octets", "30 80 06 03 2B 06 01 02 01 05")]
    [InlineData("a length beyond all memory", "30 84 7F FF FF FF 06 03")]
    [InlineData("a length of eight octets", "30 88 00 00 00 00 00 00 00 01 05")]
    public void A_list_that_breaks_its_bounds_is_refused_whole(string what, string hex)
    {
        using SnmpAnswer? answer = VariableDecoder.Decode(Octets(hex), SnmpErrorStatus.NoError, 0, TimeSpan.Zero);

        Assert.True(answer is null, what);
    }

    [Fact]
    public void Exceptions_and_texts_say_what_they_are()
    {
        using SnmpAnswer answer = Decode(
            Variable("06 03 2B 06 01", "80 00"), Variable("06 03 2B 06 02", "82 00"), Variable("06 03 2B 06 03", "04 04 E7 8B B1 00"));

        Assert.False(answer[0].Exists);
        Assert.Equal(SnmpType.EndOfMibView, answer[1].Type);
        Assert.Equal("狱", answer[2].ToText());
    }

    [Fact]
    public void A_disposed_answer_can_no_longer_be_read()
    {
        SnmpAnswer answer = Decode(Variable("06 03 2B 06 01", "02 01 05"));

        answer.Dispose();
        answer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => answer[0].AsSigned);
    }

    private static SnmpAnswer Decode(params string[] variables)
    {
        SnmpAnswer? answer = VariableDecoder.Decode(Octets(string.Concat(variables)), SnmpErrorStatus.NoError, 0, TimeSpan.Zero);
        Assert.True(answer is not null, $"the list {string.Join(" | ", variables)} was refused");
        Assert.Equal(variables.Length, answer.Count);
        return answer;
    }

    private static string Variable(string name, string value)
    {
        byte[] content = Octets(name + value);
        return $"30{content.Length:X2}{Convert.ToHexString(content)}";
    }

    private static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
