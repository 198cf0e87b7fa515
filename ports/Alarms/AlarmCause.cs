namespace PrisonOps.Ports.Alarms;

/// <summary>The object from which an alarm follows, as far as whoever asks may know it.</summary>
public sealed record AlarmCause(string Code, string Name);
