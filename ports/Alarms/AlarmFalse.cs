namespace PrisonOps.Ports.Alarms;

/// <summary>A person says that there was nothing to alarm about.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-false")]
public sealed record AlarmFalse([property: Id(0)] string By, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Reason);
