namespace PrisonOps.Ports.Notices.Rotas;

/// <param name="InsteadOf">Whom the person stands in for; null for everybody who would be on duty.</param>
public sealed record RotaOverrideDraft(DateTimeOffset From, DateTimeOffset Until, Guid AccountId, Guid? InsteadOf, string Reason);
