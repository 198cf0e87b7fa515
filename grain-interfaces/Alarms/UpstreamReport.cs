using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.GrainInterfaces.Alarms;

/// <param name="Epoch">Of the life of the sender, in UTC ticks.</param>
[GenerateSerializer, Immutable, Alias("prisonops.upstream-report")]
public sealed record UpstreamReport([property: Id(0)] long Epoch, [property: Id(1)] long Revision, [property: Id(2)] UpstreamView View);
