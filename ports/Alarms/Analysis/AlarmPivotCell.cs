using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Analysis;

/// <param name="Key">A value of each dimension, in the order that was asked for.</param>
public sealed record AlarmPivotCell(ImmutableArray<string> Key, AlarmFigures Figures);
