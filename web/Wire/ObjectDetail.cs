using System.Diagnostics.CodeAnalysis;

namespace PrisonOps.Web.Wire;

[SuppressMessage("Naming", "CA1720", Justification = "The name is the wire's.")]
public sealed record ObjectDetail(
    ObjectRow Object, int Port, string? StreamPath, Guid? CredentialSetId, double PollPeriodSeconds, double DiagnosisPeriodSeconds,
    DateTimeOffset? MaintenanceUntil, string? Thresholds, string? Vendor, string? Model);
