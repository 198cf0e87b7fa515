namespace PrisonOps.Web.Wire;

public sealed record RotaOverrideDraft(DateTimeOffset From, DateTimeOffset Until, Guid AccountId, Guid? InsteadOf, string Reason);
