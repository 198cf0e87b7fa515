using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>A route of a unit; it is about the alarms of that unit and all below.</summary>
public sealed record NoticeRoute(Guid Id, UnitPlace Place, NoticeRouteFields Fields, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
