using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>The server refuses in English and by a code; a Chinese screen has a sentence of its own for every code.</summary>
public sealed partial class RefusalTextsTests
{
    private const string Texts = "web/ui/src/shared/i18n/refusals.zh.json";

    [Fact]
    public void Every_refusal_has_a_chinese_sentence_that_uses_only_values_it_carries()
    {
        Dictionary<string, string> chinese = JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(Texts))!;
        (string File, string Code, HashSet<string> Values)[] refusals =
        [
            .. from file in Repository.ProductSources
               from Match made in Made().Matches(Repository.Read(file))
               select (file, made.Groups["code"].Value, EnglishValues().Matches(made.Groups["english"].Value).Select(value => value.Groups[1].Value).ToHashSet()),
        ];

        Assert.NotEmpty(refusals);
        Repository.AssertNone(from refusal in refusals where !chinese.ContainsKey(refusal.Code) select $"{refusal.File}: {refusal.Code}", $"A refusal without a sentence in {Texts}");
        Repository.AssertNone(
            from refusal in refusals
            where chinese.ContainsKey(refusal.Code)
            from Match value in ChineseValues().Matches(chinese[refusal.Code])
            where !refusal.Values.Contains(value.Groups[1].Value)
            select $"{refusal.Code}: {value.Value}",
            $"A value in {Texts} that the refusal does not carry");
        Repository.AssertNone(chinese.Keys.Except(refusals.Select(refusal => refusal.Code)), $"A sentence in {Texts} that no refusal uses");
    }

    [GeneratedRegex("""Refusal\.Of\(\s*"(?<code>[^"]+)",\s*"(?<english>(?:[^"\\]|\\.)*)""")]
    private static partial Regex Made();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex EnglishValues();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex ChineseValues();
}
