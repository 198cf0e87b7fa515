namespace PrisonOps.Web.Wire;

/// <summary>How loud a type of alarm was, and how often for nothing.</summary>
public sealed record AlarmNoise(string Type, string? RuleName, int Alarms, int False, int Suppressed, int OutOfService, int Shelved);
