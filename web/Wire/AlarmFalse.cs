namespace PrisonOps.Web.Wire;

public sealed record AlarmFalse(string By, DateTimeOffset At, string Reason);
