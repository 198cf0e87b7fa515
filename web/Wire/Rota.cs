namespace PrisonOps.Web.Wire;

/// <param name="OnDuty">Those who are on duty now.</param>
public sealed record Rota(Guid Id, int UnitId, RotaFields Fields, IReadOnlyList<Guid> OnDuty, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
