using System.Collections.Immutable;

namespace PrisonOps.Ports;

/// <summary>
/// One page of a keyset-paged list. <paramref name="Next"/> is null on the last page. <paramref name="Total"/> is exact when
/// <paramref name="TotalIsExact"/>; otherwise counting stopped there ("1,000+").
/// </summary>
public sealed record Page<T>(ImmutableArray<T> Rows, string? Next, int Total, bool TotalIsExact);
