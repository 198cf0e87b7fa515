namespace PrisonOps.Analyzers.Alarms;

/// <summary>When a board waits for the topology, and when it calls an alarm flapping.</summary>
/// <param name="UpstreamHold">So long an alarm of unreachability is held back until it is known whether something above it is the cause.</param>
/// <param name="UpstreamHoldCritical">The same for critical alarms.</param>
/// <param name="FlapSlot">The length of one of the 20 slots in which changes are noted; zero when nothing is called flapping.</param>
public sealed record AlarmNoiseLimits(TimeSpan UpstreamHold, TimeSpan UpstreamHoldCritical, TimeSpan FlapSlot)
{
    public static AlarmNoiseLimits None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}
