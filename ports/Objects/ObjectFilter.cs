using System.Collections.Immutable;

namespace PrisonOps.Ports.Objects;

/// <summary>A conjunction; an empty array or null does not restrict.</summary>
/// <param name="OwnOnly">With a unit: only the unit's own objects, not those of the units below (clauses 9.2.2.2-e, 9.2.3.2-e, 9.2.4.2-e).</param>
public sealed record ObjectFilter(
    int? UnitId, bool OwnOnly, string? ClassPrefix, ImmutableArray<ObjectState> States, Guid? LocationId, string? Text);
