using System.Collections.Immutable;

namespace PrisonOps.Ports.Objects;

/// <param name="Roots">The roots that an affected node stands on, in the order of the nodes; empty for a root and for none.</param>
/// <param name="CoveredBy">The redundant partner that is up, so that what stands on this failing node does not fail with it.</param>
public sealed record StackVerdict(StackMark Mark, ImmutableArray<Guid> Roots, Guid? CoveredBy);
