namespace PrisonOps.Web.Wire;

public sealed record ShiftHandoverDraft(int UnitId, DateTimeOffset From, string Note);
