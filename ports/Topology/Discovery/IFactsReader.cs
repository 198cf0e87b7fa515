using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>Asks a device for whom it sees. Never throws for what a device or the network does.</summary>
public interface IFactsReader
{
    Task<FactsReading> Read(ObjectConfiguration device, CancellationToken cancellationToken);
}
