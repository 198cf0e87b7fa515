namespace PrisonOps.Ports.Alarms;

/// <summary>A person has put the alarm aside until a time.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-shelf")]
public sealed record AlarmShelf([property: Id(0)] DateTimeOffset Until, [property: Id(1)] string By, [property: Id(2)] string Reason);
