using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>One report as the board takes it: the full set that a source holds of an object at a revision.</summary>
/// <param name="Judged">False says "unknown": it opens and clears nothing.</param>
public readonly record struct ObjectFindings(
    Guid ObjectId, UnitPlace Place, FindingSource Source, long Revision, bool Judged, ImmutableArray<Finding> Findings);
