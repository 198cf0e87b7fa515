using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.GrainInterfaces.Alarms;

/// <summary>All objects of one unit that do not answer.</summary>
/// <param name="Epoch">Of the life of the board, in UTC ticks.</param>
[GenerateSerializer, Immutable, Alias("prisonops.unreachable-report")]
public sealed record UnreachableReport(
    [property: Id(0)] int Unit, [property: Id(1)] long Epoch, [property: Id(2)] long Revision, [property: Id(3)] ImmutableArray<UnreachableObject> Objects);
