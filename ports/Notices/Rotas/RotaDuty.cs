namespace PrisonOps.Ports.Notices.Rotas;

/// <param name="Layer">The name of the shift; empty for somebody who stands in for all.</param>
/// <param name="InsteadOf">Whose duty it would have been; null where nothing was changed.</param>
public sealed record RotaDuty(DateTimeOffset From, DateTimeOffset Until, Guid AccountId, string Layer, Guid? InsteadOf, Guid? OverrideId);
