namespace PrisonOps.Web.Wire;

/// <param name="Times">How often the condition came since.</param>
public sealed record AlarmFlapping(DateTimeOffset Since, int Times);
