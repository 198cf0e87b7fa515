using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Ports.Alarms;

/// <summary>The window in which the alarm's object is out of service.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-out-of-service")]
public sealed record AlarmOutOfService(
    [property: Id(0)] Guid WindowId, [property: Id(1)] AlarmWindowKind Kind, [property: Id(2)] DateTimeOffset Until, [property: Id(3)] string Reason);
