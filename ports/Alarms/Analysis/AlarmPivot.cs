using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Analysis;

/// <param name="Cells">The most alarms first, then by key; without a cell for what did not occur.</param>
/// <param name="IsCut">There are more cells than are given; the total counts all.</param>
public sealed record AlarmPivot(AlarmFigures Total, ImmutableArray<AlarmPivotCell> Cells, bool IsCut);
