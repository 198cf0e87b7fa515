using System.Collections.Concurrent;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Units;

internal sealed class HeardStatuses(Pulse pulse) : IUnitObserver
{
    public ConcurrentQueue<UnitStatus> Statuses { get; } = new();

    public Task Changed(UnitStatus status)
    {
        Statuses.Enqueue(status);
        pulse.Beat();
        return Task.CompletedTask;
    }
}
