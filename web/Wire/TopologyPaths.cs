namespace PrisonOps.Web.Wire;

/// <summary>All shortest ways between two objects.</summary>
/// <param name="Length">Links on each of them; null when there is none.</param>
/// <param name="IsCut">There are more ways than are listed.</param>
public sealed record TopologyPaths(int? Length, bool IsCut, IReadOnlyList<IReadOnlyList<TopologyHop>> Paths);
