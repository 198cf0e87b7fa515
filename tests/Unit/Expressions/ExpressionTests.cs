using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports;

namespace PrisonOps.Tests.Unit.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("""type = "cpu.load" """)]
    [InlineData("""TYPE = "CPU.LOAD" """)]
    [InlineData("severity = major")]
    [InlineData("severity >= minor")]
    [InlineData("severity > minor and not severity > major")]
    [InlineData("severity in (critical, major)")]
    [InlineData("severity not in (warning)")]
    [InlineData("""class under "network" """)]
    [InlineData("""unit under "cn.51" and class in ("network.switch", "network.router")""")]
    [InlineData("""name contains "核心" """)]
    [InlineData("""name matches "^核心.*\d+$" """)]
    [InlineData("value > 90 and value <= 97.5 and limit = 90")]
    [InlineData("value > -5")]
    [InlineData("count >= 3")]
    [InlineData("age > 30m and age < 1h30m and age <= 2d")]
    [InlineData("time >= 08:00 and time < 24:00")]
    [InlineData("weekday in (sat, sun)")]
    [InlineData("级别 >= 次要 且 名称 包含 “核心” 且 （星期 属于 （周六，周日） 或 非 状态 = 已确认）")]
    [InlineData("""not (group = "x") and group != "x" """)]
    [InlineData("importance = core and source = itself and protocol = snmp")]
    public void What_holds_of_an_alarm_is_found(string text)
    {
        Expression? read = Expression.TryParse(text, AlarmFields.Schema, out Refusal? refusal);

        Assert.True(read is not null, refusal?.Text);
        Assert.True(read.Holds(FactsDouble.Saturday), text);
    }

    [Theory]
    [InlineData("severity > major")]
    [InlineData("""class under "net" """)]
    [InlineData("""class = "network" """)]
    [InlineData("""group = "x" or group contains "" or group matches "." """)]
    [InlineData("""type = "cpu.load" and severity = critical or severity = warning""")]
    [InlineData("weekday = mon")]
    [InlineData("time < 08:00")]
    [InlineData("value < 90")]
    public void What_does_not_hold_is_not(string text)
    {
        Expression? read = Expression.TryParse(text, AlarmFields.Schema, out Refusal? refusal);

        Assert.True(read is not null, refusal?.Text);
        Assert.False(read.Holds(FactsDouble.Saturday));
    }

    [Theory]
    [InlineData("", "expression-expected", 1)]
    [InlineData("severty = major", "expression-field", 1)]
    [InlineData("severity = majr", "expression-value", 12)]
    [InlineData("severity contains major", "expression-operator", 10)]
    [InlineData("""type > "a" """, "expression-operator", 6)]
    [InlineData("type = cpu", "expression-value", 8)]
    [InlineData("""type = "cpu """, "expression-text-open", 8)]
    [InlineData("age > 30", "expression-value", 7)]
    [InlineData("time > 25:00", "expression-expected", 8)]
    [InlineData("count > 3 severity = major", "expression-expected", 11)]
    [InlineData("(count > 3", "expression-expected", 11)]
    [InlineData("count in (1, 2", "expression-expected", 15)]
    [InlineData("count ~ 3", "expression-character", 7)]
    [InlineData("""name matches "(" """, "expression-pattern", 14)]
    [InlineData("""name matches "(a{100}){100}" """, "expression-pattern", 14)]
    [InlineData("""name matches "(a)\\1" """, "expression-pattern", 14)]
    [InlineData("count > 3 and", "expression-expected", 14)]
    public void What_cannot_be_read_is_told_with_its_place_and_what_is_allowed(string text, string code, int at)
    {
        Assert.Null(Expression.TryParse(text, AlarmFields.Schema, out Refusal? refusal));

        Assert.Equal((code, $"{at}"), (refusal!.Code, refusal.Values["at"]));
        Assert.Contains($"Character {at}", refusal.Text, StringComparison.Ordinal);
        Assert.True(int.Parse(refusal.Values["length"], System.Globalization.CultureInfo.InvariantCulture) >= 0);
    }

    [Fact]
    public void Length_depth_and_size_are_bounded()
    {
        Refused(new string(' ', Expression.LengthMax) + "x", "expression-length");
        Refused(new string('(', 500) + "count > 1" + new string(')', 500), "expression-depth");
        Refused(string.Concat(Enumerable.Repeat("not ", 100)) + "count > 1", "expression-depth");
        Refused($"count in ({string.Join(',', Enumerable.Range(0, 200))})", "expression-size");
        Refused(string.Join(" or ", Enumerable.Repeat("age>1s", 101)), "expression-size");

        static void Refused(string text, string code)
        {
            Assert.Null(Expression.TryParse(text, AlarmFields.Schema, out Refusal? refusal));
            Assert.Equal(code, refusal!.Code);
        }
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        Expression read = Expression.TryParse(
            """severity >= minor and class under "network" and (name contains "核心" or value > 90) and age > 1s and weekday in (sat, sun)""", AlarmFields.Schema, out _)!;
        read.Holds(FactsDouble.Saturday);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 1_000; turn++) read.Holds(FactsDouble.Saturday);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
