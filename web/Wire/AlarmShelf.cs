namespace PrisonOps.Web.Wire;

public sealed record AlarmShelf(DateTimeOffset Until, string By, string Reason);
