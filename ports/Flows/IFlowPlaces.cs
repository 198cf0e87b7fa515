using System.Collections.Immutable;

namespace PrisonOps.Ports.Flows;

/// <summary>Where this installation hears flows: what has to be written into the settings of an exporter.</summary>
public interface IFlowPlaces
{
    ImmutableArray<FlowPlace> Places { get; }
}
