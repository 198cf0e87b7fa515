namespace PrisonOps.Web.Notices;

/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">Of the route that is replaced; 0 for a new one.</param>
internal sealed record NoticeRouteChange(Guid? Id, int UnitId, Wire.NoticeRouteFields Fields, long Revision);
