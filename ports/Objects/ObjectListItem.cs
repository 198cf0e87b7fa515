using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Objects;

/// <summary>One row of the object list.</summary>
public sealed record ObjectListItem(
    Guid Id, UnitPlace Place, string UnitNameZh, string UnitNameEn, string ClassCode, string Code, string Name, Criticality Criticality,
    MonitoringProtocol Protocol, string NetworkDomain, string Address, Guid? LocationId, string? LocationName,
    ObjectState State, string? Reason, DateTimeOffset Since, DateTimeOffset? LastPollAt, long Revision);
