namespace PrisonOps.Ports.Alarms.Rules;

/// <param name="Window">Of an object that a person has put under maintenance on its page, the id is the object's: it ends there.</param>
/// <param name="ObjectCode">Of a window for one object; null for a class or a unit.</param>
public sealed record AlarmWindowItem(AlarmWindow Window, string? ObjectCode, string? ObjectName);
