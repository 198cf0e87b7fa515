using System.Collections.Immutable;
using PrisonOps.Collectors.Databases.Readings;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Tests.Unit.Databases;

public sealed class RowReadingsTests
{
    private static readonly DatabaseReading Plain = new(
        "database.size", "octets", null, false, 1, "By", QuantityKind.Gauge, ["name"], ImmutableDictionary<string, double>.Empty);

    [Fact]
    public void A_number_is_a_number_whatever_type_a_driver_gives_it()
    {
        object[] raw = [7, 7L, 7m, 7.0, 7f, "7", (short)7, 7UL];

        Assert.All(raw, value => Assert.Equal(7, Read(Plain, new() { ["octets"] = value }).Single().Value));
    }

    [Fact]
    public void What_is_no_number_gives_nothing()
    {
        object[] raw = ["seven", double.NaN, "", "1e999", new byte[] { 7 }, DateTimeOffset.UnixEpoch];

        Assert.All(raw, value => Assert.Empty(Read(Plain, new() { ["octets"] = value })));
        Assert.Empty(Read(Plain, new() { ["other"] = 7 }));
    }

    [Fact]
    public void A_share_of_nothing_is_left_out()
    {
        DatabaseReading share = Plain with { Over = "whole", FromOne = true };

        Assert.Empty(Read(share, new() { ["octets"] = 1, ["whole"] = 0 }));
        Assert.Equal(0.75, Read(share, new() { ["octets"] = "1", ["whole"] = "4" }).Single().Value);
    }

    [Fact]
    public void A_text_that_the_profile_knows_is_a_state_and_another_is_nothing()
    {
        DatabaseReading state = Plain with { TextStates = ImmutableDictionary<string, double>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase).Add("Yes", 0).Add("No", 1) };

        Assert.Equal(1, Read(state, new() { ["octets"] = "no" }).Single().Value);
        Assert.Empty(Read(state, new() { ["octets"] = "perhaps" }));
    }

    [Fact]
    public void A_label_is_bounded_and_cannot_break_a_line_or_turn_the_writing()
    {
        Quantity read = Read(Plain, new() { ["octets"] = 1, ["name"] = "a\r\nb\u202Ec\u001b[31m" + new string('x', 5_000) }).Single();

        Assert.InRange(read.Instance.Length, 10, 130);
        Assert.DoesNotContain(read.Instance, letter => char.IsControl(letter) || letter == '\u202E');
    }

    [Fact]
    public void Two_rows_of_the_same_name_are_one_value()
    {
        var statement = new DatabaseStatement("sizes", ["select 1"], null, null, false, TimeSpan.Zero, [Plain]);
        Dictionary<string, object>[] rows = [new() { ["octets"] = 1, ["name"] = "a" }, new() { ["octets"] = 2, ["name"] = "a" }];

        Assert.Equal([1.0], RowReadings.Of(statement, rows).Select(quantity => quantity.Value));
    }

    private static Quantity[] Read(DatabaseReading reading, Dictionary<string, object> row) =>
        [.. RowReadings.Of(new("one", ["select 1"], null, null, false, TimeSpan.Zero, [reading]), [row])];
}
