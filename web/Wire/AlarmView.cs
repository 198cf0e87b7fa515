namespace PrisonOps.Web.Wire;

public sealed record AlarmView(Guid Id, int UnitId, string Owner, bool Own, string Name, string Query, bool Shared, int? CountMax, int? TellAfterMinutes, long Revision);
