namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>How loud a type of alarm was, and how often for nothing.</summary>
/// <param name="RuleName">The rule that suppressed them; null for those that none did.</param>
public sealed record AlarmNoise(string Type, string? RuleName, int Alarms, int False, int Suppressed, int OutOfService, int Shelved);
