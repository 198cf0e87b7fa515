using System.Collections.Immutable;
using PrisonOps.Analyzers.Notices.Rotas;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices.Rotas;

namespace PrisonOps.Grains.Notices;

/// <summary>What a person may write into a rota, told with the field, its value and what is allowed.</summary>
internal sealed class RotaDesk : IRotaDesk
{
    private const int NameLengthMax = 80;
    private const int ReasonLengthMax = 200;
    private const int LayersMax = 10;
    private const int MembersMax = 100;
    private const int TurnDaysMax = 62;
    private const int DaysMax = 400;
    private static readonly TimeSpan OverrideMax = TimeSpan.FromDays(62);

    public (string Field, Refusal Refusal)? Check(RotaFields fields)
    {
        if (fields.Name.Trim().Length is 0 or > NameLengthMax) return ("name", Refusals.Length(fields.Name.Trim().Length, 1, NameLengthMax));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(fields.Zone, out _))
            return ("zone", Refusal.Of("time-zone", "'{given}' is no time zone; allowed are IANA names, for example {example}.", ("given", fields.Zone), ("example", "Asia/Shanghai")));
        if (fields.Layers.Length is 0 or > LayersMax) return ("layers", Refusals.Range(fields.Layers.Length, 1, LayersMax));
        if (fields.Holidays.Length > DaysMax) return ("holidays", Refusals.Range(fields.Holidays.Length, 0, DaysMax));
        if (fields.WorkedWeekends.Length > DaysMax) return ("workedWeekends", Refusals.Range(fields.WorkedWeekends.Length, 0, DaysMax));
        foreach (RotaLayer layer in fields.Layers)
        {
            if (layer.Members.Length is 0 or > MembersMax) return ("layers", Refusals.Range(layer.Members.Length, 1, MembersMax));
            if (layer.TurnDays is < 1 or > TurnDaysMax) return ("layers", Refusals.Range(layer.TurnDays, 1, TurnDaysMax));
            if (layer.Name.Trim().Length is 0 or > NameLengthMax) return ("layers", Refusals.Length(layer.Name.Trim().Length, 1, NameLengthMax));
        }

        return null;
    }

    public (string Field, Refusal Refusal)? Check(RotaOverrideDraft draft)
    {
        if (draft.Until <= draft.From || draft.Until - draft.From > OverrideMax)
            return ("until", Refusal.Of("rota-override-end", "It ends after it begins, and within {days} days.", ("days", OverrideMax.TotalDays)));
        return draft.Reason.Trim().Length > ReasonLengthMax ? ("reason", Refusals.Length(draft.Reason.Trim().Length, 0, ReasonLengthMax)) : null;
    }

    public ImmutableArray<RotaDuty> Duties(RotaFields fields, ImmutableArray<RotaOverride> overrides, DateTimeOffset from, DateTimeOffset until) =>
        RotaDuties.Between(fields, overrides, from, until);
}
