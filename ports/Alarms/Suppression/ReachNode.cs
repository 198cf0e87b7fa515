using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>An object as the topology needs it.</summary>
/// <param name="PollPeriod">How often it is asked; zero when nobody does.</param>
public readonly record struct ReachNode(Guid Id, UnitPlace Place, MonitoringProtocol Protocol, TimeSpan PollPeriod)
{
    /// <summary>Whether anybody asks it; others only lie on paths.</summary>
    public bool IsMonitored => Protocol != MonitoringProtocol.None;
}
