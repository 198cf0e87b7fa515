namespace PrisonOps.Ports.Topology;

/// <summary>What a person says of a map as a whole.</summary>
public sealed record TopologyMapDraft(string Name, bool IsTemplate, TopologyBackground? Background);
