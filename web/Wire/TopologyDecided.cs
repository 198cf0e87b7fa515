namespace PrisonOps.Web.Wire;

/// <param name="Failed">Those that could not be decided, with why.</param>
public sealed record TopologyDecided(IReadOnlyList<Guid> Done, IReadOnlyDictionary<Guid, string> Failed);
