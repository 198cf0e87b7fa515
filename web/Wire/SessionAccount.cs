namespace PrisonOps.Web.Wire;

public sealed record SessionAccount(Guid Id, string UserName, string DisplayName);
