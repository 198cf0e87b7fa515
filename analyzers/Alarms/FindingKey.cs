namespace PrisonOps.Analyzers.Alarms;

/// <summary>The natural key of an alarm while it is open.</summary>
internal readonly record struct FindingKey(Guid ObjectId, string Type, string Instance);
