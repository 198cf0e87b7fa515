namespace PrisonOps.Ports.Notices.Rotas;

/// <summary>For a time somebody else is on duty; two that were made together are a swap.</summary>
/// <param name="InsteadOf">Whom the person stands in for; null for everybody who would be on duty.</param>
public sealed record RotaOverride(
    Guid Id, Guid RotaId, DateTimeOffset From, DateTimeOffset Until, Guid AccountId, Guid? InsteadOf, string Reason, string ChangedBy, DateTimeOffset ChangedAt);
