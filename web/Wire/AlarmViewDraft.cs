namespace PrisonOps.Web.Wire;

public sealed record AlarmViewDraft(string Name, string Query, bool Shared, int? CountMax, int? TellAfterMinutes);
