using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms.Noise;

/// <summary>What the noise report may be asked for.</summary>
internal sealed class NoiseQuery
{
    /// <summary>"type", "object" or "rule"; type when it is left out.</summary>
    public string? By { get; init; }

    /// <summary>1 to 366 back from now; 7 when it is left out.</summary>
    public int? Days { get; init; }

    public int? Unit { get; init; }

    private const int DaysMax = 366;
    private const int DaysDefault = 7;

    private static readonly Dictionary<string, NoiseGrouping> Groupings = new()
    {
        ["type"] = NoiseGrouping.AlarmType, ["object"] = NoiseGrouping.MonitoredObject, ["rule"] = NoiseGrouping.Rule,
    };

    public ProblemHttpResult? Read(out NoiseGrouping by, out TimeSpan period)
    {
        (by, period) = (NoiseGrouping.AlarmType, TimeSpan.FromDays(Days ?? DaysDefault));
        if (Days is < 1 or > DaysMax) return Problems.Field("days", Refusals.Range(Days.Value, 1, DaysMax));
        if (By is null) return null;

        return Groupings.TryGetValue(By, out by) ? null : Problems.Field("by", Refusals.OneOf(By, [.. Groupings.Keys]));
    }
}
