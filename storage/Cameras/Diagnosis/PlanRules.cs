using System.Globalization;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>What a plan may say, told in sentences with the field, its value and what is allowed.</summary>
internal static class PlanRules
{
    private const int NameLengthMax = 100;
    private const int GroupsMax = 50;
    private const int WindowsMax = 12;
    private const int KeyframesMax = 32;
    private const int SessionsMax = 500;

    private static readonly TimeSpan PeriodMin = TimeSpan.FromMinutes(1);

    /// <summary>Row 7.1.6-f.1 wants a daily result.</summary>
    private static readonly TimeSpan PeriodMax = TimeSpan.FromDays(1);

    public static ChangeOutcome<DiagnosisPlan>? Check(PlanDraft draft) => CheckNames(draft) ?? CheckTimes(draft) ?? CheckLoad(draft);

    private static ChangeOutcome<DiagnosisPlan>? CheckNames(PlanDraft draft)
    {
        if (draft.Name.Trim().Length is 0 or > NameLengthMax)
            return Refused("name", Refusals.Length(draft.Name.Trim().Length, 1, NameLengthMax));
        if (draft.Groups.Length > GroupsMax || draft.Groups.Any(group => group.Trim().Length is 0 or > CameraGroups.LengthMax))
            return Refused("groups", Refusal.Of(
                "plan-groups", "{given} groups are given; allowed are at most {max}, each of 1 to {length} characters.", ("given", draft.Groups.Length),
                ("max", GroupsMax), ("length", CameraGroups.LengthMax)));
        if (draft.ClassPrefix is { Length: 0 or > NameLengthMax })
            return Refused("classPrefix", Refusals.Length(draft.ClassPrefix.Length, 1, NameLengthMax));
        return null;
    }

    private static ChangeOutcome<DiagnosisPlan>? CheckTimes(PlanDraft draft)
    {
        if (draft.Period < PeriodMin || draft.Period > PeriodMax) return Refused("periodSeconds", Period(draft.Period));
        if (draft.KeyPeriod < PeriodMin || draft.KeyPeriod > PeriodMax) return Refused("keyPeriodSeconds", Period(draft.KeyPeriod));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(draft.Zone, out _))
            return Refused("zone", Refusal.Of(
                "time-zone", "'{given}' is no time zone; allowed are IANA names, for example {example}.", ("given", draft.Zone), ("example", PlanDraft.DefaultZone)));
        if (draft.Windows.Length > WindowsMax || draft.Windows.Any(window => window.From == window.To))
            return Refused("windows", Refusal.Of(
                "plan-windows", "{given} windows are given; allowed are at most {max}, each with an end that is not its beginning; none means always.",
                ("given", draft.Windows.Length), ("max", WindowsMax)));
        if (!Enum.IsDefined(draft.ProfileBy)) return Refused("profileBy", Refusals.OneOf(draft.ProfileBy.ToString(), ["hours", "picture"]));
        return draft.DayFrom == draft.NightFrom ? Refused("nightFrom", Refusal.Of(
            "plan-night", "Day and night both begin at {given}; they begin at different times.", ("given", draft.DayFrom.ToString("HH:mm", CultureInfo.InvariantCulture)))) : null;
    }

    private static ChangeOutcome<DiagnosisPlan>? CheckLoad(PlanDraft draft)
    {
        if (draft.Keyframes is < 1 or > KeyframesMax) return Refused("keyframes", Refusals.Range(draft.Keyframes, 1, KeyframesMax));
        if (draft.SiteSessionsMax is < 1 or > SessionsMax) return Refused("siteSessionsMax", Sessions(draft.SiteSessionsMax));
        return draft.RecorderSessionsMax is < 1 or > SessionsMax ? Refused("recorderSessionsMax", Sessions(draft.RecorderSessionsMax)) : null;
    }

    private static Refusal Period(TimeSpan given) => Refusals.Range(given.TotalSeconds, PeriodMin.TotalSeconds, PeriodMax.TotalSeconds);

    private static Refusal Sessions(int given) => Refusals.Range(given, 1, SessionsMax);

    private static ChangeOutcome<DiagnosisPlan> Refused(string field, Refusal refusal) => ChangeOutcome.Refused<DiagnosisPlan>(field, refusal);
}
