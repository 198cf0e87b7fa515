namespace PrisonOps.Web.Alarms.Rules;

internal sealed record FilterText(string Filter);
