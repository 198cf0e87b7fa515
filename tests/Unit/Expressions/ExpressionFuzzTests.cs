using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports;

namespace PrisonOps.Tests.Unit.Expressions;

public sealed class ExpressionFuzzTests
{
    private static readonly string[] Pieces =
    [
        "severity", "type", "class", "name", "value", "age", "time", "weekday", "级别", "名称", "=", "!=", "<", "<=", ">", ">=", "in", "not", "and", "or", "contains",
        "matches", "under", "且", "或", "非", "(", ")", ",", "（", "）", "，", "\"a\"", "\"^a.*b{2,3}$\"", "“核心”", "'", "\"", "\\", "30", "-1.5", "30m", "1h30m", "08:30",
        "25:99", "critical", "major", "mon", "9999999999999999999999", "1e9", "\0", "😀", " ", "\n",
    ];

    private static readonly string[] Comparisons =
    [
        "severity >= major", "级别 属于 (紧急，重要)", "name contains \"核心\"", "class under \"network\"", "name matches \"^a{2}\"", "age > 1h30m", "time < 08:00",
        "weekday not in (sat, sun)", "value != -1.5", "count > ", "name = 3", "(count > 1", ")",
    ];

    private static readonly string[] Joints = ["and", "or", "and not", "且", "or (", ") and", ""];

    [Fact]
    public void Any_text_is_an_expression_or_refused_with_a_place_inside_it() => Fuzz(20_000, 20261129);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_texts_too() => Fuzz(1_000_000, 20261130);

    private static void Fuzz(int texts, int seed)
    {
        Random random = new(seed);
        int read = 0;
        for (int turn = 0; turn < texts; turn++)
        {
            string text = random.Next(3) switch
            {
                0 => string.Create(random.Next(60), random, (span, r) => { foreach (ref char c in span) c = (char)r.Next(32, r.Next(2) == 0 ? 127 : 0xffff); }),
                1 => string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)])),
                _ => string.Join(
                    ' ', Enumerable.Range(0, random.Next(1, 6)).Select(at => $"{(at == 0 ? "" : Joints[random.Next(Joints.Length)])} {Comparisons[random.Next(Comparisons.Length)]}")),
            };
            Expression? expression = Expression.TryParse(text, AlarmFields.Schema, out Refusal? refusal);
            if (expression is not null)
            {
                Assert.Null(refusal);
                expression.Holds(FactsDouble.Saturday);
                read++;
                continue;
            }

            Assert.True(
                int.TryParse(refusal!.Values["at"], out int at) && at >= 1 && at <= text.Length + 1, $"'{text}' is refused at {refusal.Values["at"]}: {refusal.Text}");
        }

        Assert.True(read > texts / 20, $"Only {read} of {texts} texts were expressions: the pieces no longer make any.");
    }
}
