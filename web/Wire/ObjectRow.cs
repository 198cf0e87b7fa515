using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

public sealed record ObjectRow(
    Guid Id, int UnitId, string UnitNameZh, string UnitNameEn, string ClassCode, string Code, string Name, Criticality Criticality,
    MonitoringProtocol Protocol, string NetworkDomain, string Address, Guid? LocationId, string? LocationName, ObjectState State,
    string? Reason, DateTimeOffset Since, DateTimeOffset? LastPollAt, long Revision);
