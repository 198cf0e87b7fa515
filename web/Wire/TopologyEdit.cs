namespace PrisonOps.Web.Wire;

/// <summary>One step of the map's revision: all of it or nothing.</summary>
public sealed record TopologyEdit(long Revision, IReadOnlyList<TopologyElement>? Put, IReadOnlyList<Guid>? Remove);
