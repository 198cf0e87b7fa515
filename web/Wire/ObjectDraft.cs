using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

public sealed record ObjectDraft(
    int UnitId, string ClassCode, string Code, string Name, Criticality Criticality, MonitoringProtocol Protocol, string NetworkDomain,
    string Address, int Port, string? StreamPath, Guid? CredentialSetId, double PollPeriodSeconds, double DiagnosisPeriodSeconds,
    Guid? LocationId, string? Thresholds, string? Vendor = null, string? Model = null);
