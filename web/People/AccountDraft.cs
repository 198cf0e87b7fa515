namespace PrisonOps.Web.People;

internal sealed record AccountDraft(string UserName, string DisplayName);
