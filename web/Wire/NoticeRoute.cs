namespace PrisonOps.Web.Wire;

public sealed record NoticeRoute(Guid Id, int UnitId, NoticeRouteFields Fields, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
