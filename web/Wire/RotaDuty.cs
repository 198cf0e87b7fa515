namespace PrisonOps.Web.Wire;

public sealed record RotaDuty(DateTimeOffset From, DateTimeOffset Until, Guid AccountId, string Layer, Guid? InsteadOf, Guid? OverrideId);
