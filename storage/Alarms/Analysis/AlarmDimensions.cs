using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Alarms.Analysis;

/// <summary>The value of an alarm in a dimension, as text. Expects the aliases a (alarm), o (object) and s (object_state).</summary>
internal sealed class AlarmDimensions(SqlFilter where, string zoneName)
{
    private string? zone;

    /// <summary>Whether all alarms of one object, type and instance have the same value.</summary>
    public static bool IsOfSource(AlarmDimension dimension) => dimension < AlarmDimension.Severity;

    public string Sql(AlarmDimension dimension) => dimension switch
    {
        AlarmDimension.Class => "o.class_code",
        AlarmDimension.Vendor => "coalesce(o.vendor, s.vendor, '')",
        AlarmDimension.Model => "coalesce(o.model, s.model, '')",
        AlarmDimension.Region => "a.province::text",
        AlarmDimension.Prison => "a.prison::text",
        AlarmDimension.System => "split_part(o.class_code, '.', 1)",
        AlarmDimension.Type => "a.type",
        AlarmDimension.Severity => "a.severity::text",
        AlarmDimension.Hour => Time("hour"),
        AlarmDimension.Day => Time("day"),
        AlarmDimension.Week => Time("week"),
        AlarmDimension.Month => Time("month"),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "There is no such dimension."),
    };

    /// <summary>A parameter that no statement names has no type, so that the zone is one only where it is needed.</summary>
    private string Time(string unit)
    {
        zone ??= where.Add(zoneName);
        return $"""to_char(date_trunc('{unit}', a.opened_at at time zone {zone}), 'YYYY-MM-DD"T"HH24:MI')""";
    }
}
