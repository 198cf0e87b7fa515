using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms.Analysis;

/// <summary>Which alarms are analysed. Without times the last 30 days.</summary>
internal sealed class AlarmSelectionQuery
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? Unit { get; init; }

    /// <summary>May stand several times, as "vendor:H3C".</summary>
    public string[]? Where { get; init; }

    public string? Zone { get; init; }

    private const string ZoneDefault = "Asia/Shanghai";
    private const int ConditionsMax = 12;
    private static readonly TimeSpan SpanDefault = TimeSpan.FromDays(30);

    public ProblemHttpResult? Read(DateTimeOffset now, out AlarmSelection selection)
    {
        DateTimeOffset to = (To ?? now).ToUniversalTime(), from = (From ?? to - SpanDefault).ToUniversalTime();
        string zone = Zone ?? ZoneDefault;
        selection = new(from, to, Unit, [], zone);
        if (from >= to || to - from > IAlarmAnalysis.SpanMax)
        {
            return Problems.Field("from", Refusal.Of(
                "analysis-span", "From {from} to {to} is not allowed; a time to analyse ends after it begins and has at most {max} days.",
                ("from", from.ToString("O")), ("to", to.ToString("O")), ("max", IAlarmAnalysis.SpanMax.Days)));
        }

        // PostgreSQL and .NET read the same names of the IANA database; the form keeps what only one of them understands away.
        if (!zone.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+') || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? known) || !known.HasIanaId)
            return Problems.Field("zone", Refusal.Of("time-zone", "'{given}' is no time zone; a zone is named as in the IANA database, for example Asia/Shanghai.", ("given", zone)));
        if (Where?.Length > ConditionsMax) return Problems.Field("where", Refusals.Range(Where.Length, 0, ConditionsMax));

        var where = ImmutableArray.CreateBuilder<AlarmDimensionValue>();
        foreach (string condition in Where ?? [])
        {
            int colon = condition.IndexOf(':', StringComparison.Ordinal);
            string name = colon < 0 ? condition : condition[..colon];
            if (QueryText.Enums("where", name, out ImmutableArray<AlarmDimension> dimension) is { } refusal) return refusal;
            if (QueryText.TooLong("where", condition) is { } tooLong) return tooLong;
            if (colon < 0 || dimension is not [var only])
                return Problems.Field("where", Refusal.Of("analysis-condition", "'{given}' is not allowed; a condition is a dimension and its value, for example vendor:H3C.", ("given", condition)));

            where.Add(new(only, condition[(colon + 1)..]));
        }

        selection = selection with { Where = where.ToImmutable() };
        return null;
    }

    /// <summary>The dimensions to count by, each once.</summary>
    public static ProblemHttpResult? ReadDimensions(string? text, out ImmutableArray<AlarmDimension> dimensions)
    {
        if (QueryText.Enums("by", text, out dimensions) is { } refusal) return refusal;

        return dimensions.Length > IAlarmAnalysis.DimensionsMax || dimensions.Distinct().Count() != dimensions.Length
            ? Problems.Field("by", Refusal.Of(
                "analysis-dimensions", "'{given}' is not allowed; alarms are counted by at most {max} different dimensions together.",
                ("given", text), ("max", IAlarmAnalysis.DimensionsMax)))
            : null;
    }

    public static string NameOf(AlarmDimension dimension) => JsonNamingPolicy.CamelCase.ConvertName(dimension.ToString());
}
