namespace PrisonOps.Ports.Alarms;

/// <summary>How often the condition of an alarm came and went of late, and whether that is called flapping.</summary>
/// <param name="Slot">The number of the newest slot of time.</param>
/// <param name="Changes">One bit for each slot in which the condition came or went; the newest is the highest of 20.</param>
/// <param name="Times">How often the condition came while the alarm was flapping.</param>
/// <param name="Since">Since when it is flapping; null when it is not.</param>
/// <param name="EndsAt">When it ends by itself unless the condition changes again.</param>
/// <param name="IsGone">While it is flapping: the condition has gone for the moment.</param>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-flaps")]
public sealed record AlarmFlaps(
    [property: Id(0)] long Slot, [property: Id(1)] int Changes, [property: Id(2)] int Times, [property: Id(3)] DateTimeOffset? Since,
    [property: Id(4)] DateTimeOffset? EndsAt, [property: Id(5)] bool IsGone);
