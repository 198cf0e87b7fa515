using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Links;

/// <summary>What is known of one end of a link.</summary>
/// <param name="State">Of the object there; null when there is none.</param>
/// <param name="IsFresh">Its device answered the last poll.</param>
/// <param name="Port">Null when no port is named, or nobody can be asked for it.</param>
public readonly record struct LinkEnd(ObjectState? State, bool IsFresh, PortNow? Port)
{
    /// <summary>A trap is fresh by itself: it was sent just now.</summary>
    public bool Speaks => Port is { IsPresent: true } port && (IsFresh || port.IsToldByTrap);
}
