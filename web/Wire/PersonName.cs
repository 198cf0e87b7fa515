namespace PrisonOps.Web.Wire;

public sealed record PersonName(Guid Id, string UserName, string DisplayName);
