using System.Collections.Immutable;
using PrisonOps.Ports.Notices.Rotas;

namespace PrisonOps.Web.Notices;

/// <summary>Rotas as the browser gets and sends them.</summary>
internal static class RotaWire
{
    public static Wire.Rota Rota(Rota rota, ImmutableArray<RotaDuty> now) => new(
        rota.Id, rota.Place.Unit, Fields(rota.Fields), [.. now.Select(duty => duty.AccountId).Distinct()], rota.ChangedBy, rota.ChangedAt, rota.Revision);

    public static Wire.RotaDuty Duty(RotaDuty duty) => new(duty.From, duty.Until, duty.AccountId, duty.Layer, duty.InsteadOf, duty.OverrideId);

    public static RotaFields ToPorts(Wire.RotaFields fields) => new()
    {
        Name = fields.Name.Trim(), Zone = fields.Zone,
        Layers =
        [
            .. fields.Layers.Select(layer => new RotaLayer(
                layer.Name.Trim(), [.. layer.Members], layer.StartsOn, layer.HandOver, layer.TurnDays, NoticeWire.Hours(layer.Hours), layer.Days)),
        ],
        Holidays = [.. fields.Holidays.Distinct().Order()], WorkedWeekends = [.. fields.WorkedWeekends.Distinct().Order()],
    };

    public static RotaOverrideDraft ToPorts(Wire.RotaOverrideDraft draft) =>
        new(draft.From.ToUniversalTime(), draft.Until.ToUniversalTime(), draft.AccountId, draft.InsteadOf, draft.Reason.Trim());

    private static Wire.RotaFields Fields(RotaFields fields) => new(
        fields.Name, fields.Zone,
        [
            .. fields.Layers.Select(layer => new Wire.RotaLayer(
                layer.Name, layer.Members, layer.StartsOn, layer.HandOver, layer.TurnDays, NoticeWire.Hours(layer.Hours), layer.Days)),
        ],
        fields.Holidays, fields.WorkedWeekends);
}
