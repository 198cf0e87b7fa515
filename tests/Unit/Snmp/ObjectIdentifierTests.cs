using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class ObjectIdentifierTests
{
    [Theory]
    [InlineData("1.3.6.1.2.1.1.3.0", "2B060102010103 00")]
    [InlineData(".1.3.6.1.4.1.2021", "2B060104018F65")]
    [InlineData("2.999.3", "883703")]
    [InlineData("0.0", "00")]
    [InlineData("1.3.4294967295", "2B8FFFFFFF7F")]
    public void A_name_has_one_encoding_and_comes_back_from_it(string text, string hex)
    {
        ObjectIdentifier name = ObjectIdentifier.Parse(text);

        Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(name.Encoded));
        Assert.Equal(text.TrimStart('.'), name.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("3.1")]
    [InlineData("1.40")]
    [InlineData("1.3..6")]
    [InlineData("1.3.-6")]
    [InlineData("1.3.4294967296")]
    [InlineData("iso.org")]
    public void A_text_that_is_no_name_is_refused_by_name(string text)
    {
        FormatException refused = Assert.Throws<FormatException>(() => ObjectIdentifier.Parse(text));

        Assert.Contains($"'{text}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_is_that_of_the_tree_whatever_the_size_of_the_arcs()
    {
        string[] ordered =
        [
            "1.3.6", "1.3.6.1", "1.3.6.1.5", "1.3.6.1.127", "1.3.6.1.128", "1.3.6.1.128.1", "1.3.6.1.129", "1.3.6.1.16383", "1.3.6.1.16384",
            "1.3.6.1.16384.0", "1.3.6.1.4294967295", "1.3.6.2", "2.1",
        ];
        ObjectIdentifier[] names = [.. ordered.Select(ObjectIdentifier.Parse)];

        for (int i = 0; i < names.Length; i++)
        {
            for (int j = 0; j < names.Length; j++)
            {
                int order = Math.Sign(ObjectIdentifier.Compare(names[i].Encoded, names[j].Encoded));
                Assert.True(order == Math.Sign(i - j), $"{ordered[i]} against {ordered[j]} gave {order}");
            }
        }
    }

    [Fact]
    public void A_row_is_what_stands_behind_the_column()
    {
        ObjectIdentifier column = ObjectIdentifier.Parse("1.3.6.1.2.1.4.22.1.2");
        ObjectIdentifier cell = column.Append(3, 192, 168, 70_000, 1);
        Span<uint> row = stackalloc uint[8];

        int arcs = ObjectIdentifier.ReadArcs(cell.Encoded[column.Encoded.Length..], row);

        Assert.True(cell.StartsWith(column));
        Assert.False(column.StartsWith(cell));
        Assert.Equal([3, 192, 168, 70_000, 1], row[..arcs].ToArray());
    }
}
