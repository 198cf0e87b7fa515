using PrisonOps.Ports.Profiles;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>The conditions of profiles: which rows they let through.</summary>
public sealed class ReadingConditionTests
{
    [Theory]
    [InlineData("1.3.6.1.4.1.1 = 1, 2", "2", true)]
    [InlineData("1.3.6.1.4.1.1 = 1, 2", "3", false)]
    [InlineData("1.3.6.1.4.1.1 = 1, 2", null, false)]
    [InlineData("1.3.6.1.4.1.1 != 3", null, true)]
    [InlineData("1.3.6.1.4.1.1 != 3", "3", false)]
    [InlineData("1.3.6.1.4.1.1 ~ ^4", "42", true)]
    [InlineData("1.3.6.1.4.1.1 ~ ^4", null, false)]
    [InlineData("1.3.6.1.4.1.1 ~? ^-1$", null, true)]
    [InlineData("1.3.6.1.4.1.1 ~? ^-1$", "-1", true)]
    [InlineData("1.3.6.1.4.1.1 ~? ^-1$", "1000", false)]
    public void A_condition_admits_what_it_says(string text, string? found, bool admitted) =>
        Assert.Equal(admitted, ReadingCondition.Parse(text).Admits(found));

    [Theory]
    [InlineData("index = 1.2", 0)]
    [InlineData("index@-1 = 14", -1)]
    public void A_condition_can_ask_for_the_index_of_the_row(string text, int arc)
    {
        ReadingCondition condition = ReadingCondition.Parse(text);

        Assert.Null(condition.Column);
        Assert.Equal(arc, condition.Arc);
    }

    [Theory]
    [InlineData("1.3.6.1.4.1.1 > 3")]
    [InlineData("index@0 = 1")]
    [InlineData("nothing = 1")]
    public void A_condition_that_cannot_be_read_is_refused(string text) => Assert.Throws<FormatException>(() => ReadingCondition.Parse(text));
}
