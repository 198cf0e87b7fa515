using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.GrainInterfaces.Alarms;

/// <summary>The full set of active findings that one source holds of one object: levels, not edges.</summary>
/// <param name="Revision">Grows with every change of the set, across activations (UTC ticks when it changed).</param>
/// <param name="Judged">False for an activation that has not judged yet: "unknown", which opens and clears nothing.</param>
[GenerateSerializer, Immutable, Alias("prisonops.findings-report")]
public sealed record FindingsReport(
    [property: Id(0)] Guid ObjectId,
    [property: Id(1)] UnitPlace Place,
    [property: Id(2)] long Revision,
    [property: Id(3)] bool Judged,
    [property: Id(4)] ImmutableArray<Finding> Findings,
    [property: Id(5)] FindingSource Source = FindingSource.Itself);
