using PrisonOps.Ports.Notices.Rotas;

namespace PrisonOps.Web.Wire;

public sealed record RotaLayer(
    string Name, IReadOnlyList<Guid> Members, DateOnly StartsOn, TimeOnly HandOver, int TurnDays, IReadOnlyList<WeeklyHours> Hours, RotaDays Days);
