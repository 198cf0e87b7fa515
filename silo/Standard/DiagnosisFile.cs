using System.Globalization;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/diagnosis.yaml: the plan that an installation begins with, for its ministry and all below.</summary>
internal static class DiagnosisFile
{
    private const int SessionsMax = 500;
    private static readonly TimeSpan PeriodMin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PeriodMax = TimeSpan.FromDays(1);

    /// <summary>Its unit is 0 until it is published.</summary>
    public static PlanDraft Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "plan");
        root.Number("version", 1, 1);

        PlanDraft[] plans =
        [
            .. root.Maps(
                "plan", "name", "period", "key-period", "zone", "profile-by", "day-from", "night-from", "keyframes", "burst", "site-sessions",
                "recorder-sessions").Select(Plan),
        ];
        if (plans.Length != 1) root.Complain($"{plans.Length} plans are given; an installation begins with exactly one");

        file.ThrowIfFaulty();
        return plans[0];
    }

    private static PlanDraft Plan(YamlMap map)
    {
        string zone = map.Text("zone"), burst = map.Text("burst");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) map.Complain($"zone '{zone}' is no time zone, for example {PlanDraft.DefaultZone}");
        if (burst is not ("yes" or "no")) map.Complain($"burst '{burst}' is neither yes nor no");

        return new(
            0, map.Text("name"), true, [], null, false, map.Duration("period", PeriodMin, PeriodMax, TimeSpan.FromHours(4)),
            map.Duration("key-period", PeriodMin, PeriodMax, TimeSpan.FromMinutes(15)), [], zone, map.Choice("profile-by", ProfileRule.Hours),
            Time(map, "day-from"), Time(map, "night-from"), map.Number("keyframes", 1, 32), burst == "yes", map.Number("site-sessions", 1, SessionsMax),
            map.Number("recorder-sessions", 1, SessionsMax));
    }

    private static TimeOnly Time(YamlMap map, string key)
    {
        string text = map.Text(key);
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)) return time;

        map.Complain($"{key} '{text}' is no time of day, for example \"07:00\"");
        return default;
    }
}
