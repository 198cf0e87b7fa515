using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms;

/// <summary>
/// The alarm follows from another object that is down: every path to its own object is lost. The cause is known by its id alone; its name is
/// read within the scope of whoever asks.
/// </summary>
/// <param name="Since">When the alarm was marked first.</param>
/// <param name="Confirmation">By then after the return of its path the object was polled again.</param>
/// <param name="LiftAt">The path is back, and the mark goes at this time unless the path is lost again; null while it is lost.</param>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-upstream")]
public sealed record AlarmUpstream(
    [property: Id(0)] Guid CauseId, [property: Id(1)] UnitPlace CausePlace, [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] TimeSpan Confirmation, [property: Id(4)] DateTimeOffset? LiftAt);
