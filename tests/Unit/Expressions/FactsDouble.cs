using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;

namespace PrisonOps.Tests.Unit.Expressions;

/// <summary>An alarm of a core switch on a Saturday at 16:30, major, 97.5 of 90, for 45 minutes; without a group.</summary>
internal sealed class FactsDouble : IExpressionFacts
{
    private static readonly Dictionary<string, object> Known = new()
    {
        ["type"] = "cpu.load", ["class"] = "network.switch", ["severity"] = -2.0, ["original"] = -4.0, ["unit"] = "cn.51.5107", ["code"] = "SW-1",
        ["name"] = "核心交换机1", ["location"] = "机房", ["address"] = "10.0.0.1", ["instance"] = "Gi0/1", ["detail"] = "", ["value"] = 97.5, ["limit"] = 90.0,
        ["count"] = 3.0, ["age"] = 2_700.0, ["time"] = 990.0, ["weekday"] = 6.0, ["state"] = 2.0, ["importance"] = 1.0, ["protocol"] = 1.0, ["source"] = 0.0,
    };

    private static readonly Dictionary<int, object> ByIndex =
        AlarmFields.Schema.Fields.Where(field => Known.ContainsKey(field.Name)).ToDictionary(field => field.Index, field => Known[field.Name]);

    public static FactsDouble Saturday { get; } = new();

    public string? Text(int field) => ByIndex.GetValueOrDefault(field) as string;

    public double? Number(int field) => ByIndex.TryGetValue(field, out object? value) && value is double number ? number : null;
}
