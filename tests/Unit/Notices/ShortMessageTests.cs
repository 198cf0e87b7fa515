using System.Text;
using PrisonOps.Collectors.Notices.Gsm;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>Units of short messages, against what the specification says octet by octet.</summary>
public sealed class ShortMessageTests
{
    [Fact]
    public void A_short_text_is_one_unit_in_ucs2()
    {
        (string hex, int octets) = Assert.Single(ShortMessage.Of("+8613800138000", "你好", 7));

        Assert.Equal("00" + "01" + "00" + "0D" + "91" + "683108108300F0" + "00" + "08" + "04" + "4F60597D", hex);
        Assert.Equal((hex.Length / 2) - 1, octets);
    }

    [Fact]
    public void A_long_text_is_several_units_that_a_phone_puts_together()
    {
        string text = string.Concat(Enumerable.Range(0, 150).Select(number => (char)('一' + number)));

        IReadOnlyList<(string Hex, int Octets)> units = ShortMessage.Of("10086", text, 0x2A);

        Assert.Equal(3, units.Count);
        Assert.Equal(text, string.Concat(units.Select(unit => TextOf(unit.Hex, out _))));
        TextOf(units[1].Hex, out byte[] header);
        Assert.Equal([0x05, 0x00, 0x03, 0x2A, 3, 2], header);
        Assert.All(units, unit => Assert.True(unit.Octets <= 176));
    }

    [Fact]
    public void A_character_of_two_halves_is_not_torn_and_a_text_without_end_is_cut()
    {
        string text = new string('甲', 66) + "😀" + new string('乙', 1_000);

        IReadOnlyList<(string Hex, int Octets)> units = ShortMessage.Of("10086", text, 1);

        Assert.Equal(ShortMessage.PartsMax, units.Count);
        Assert.StartsWith("😀", TextOf(units[1].Hex, out _), StringComparison.Ordinal);
    }

    private static string TextOf(string hex, out byte[] header)
    {
        byte[] unit = Convert.FromHexString(hex);
        int digits = unit[3], at = 5 + ((digits + 1) / 2) + 2, length = unit[at];
        ReadOnlySpan<byte> data = unit.AsSpan(at + 1, length);
        int headerOctets = (unit[1] & 0x40) != 0 ? data[0] + 1 : 0;
        header = data[..headerOctets].ToArray();
        return Encoding.BigEndianUnicode.GetString(data[headerOctets..]);
    }
}
