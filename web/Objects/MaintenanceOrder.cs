namespace PrisonOps.Web.Objects;

internal sealed record MaintenanceOrder(DateTimeOffset? Until, string Reason);
