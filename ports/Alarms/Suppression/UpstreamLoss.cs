using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>An object to which every path is lost, and the nearest object that is down by its own fault.</summary>
/// <param name="Confirmation">So long after its path has returned it was polled again.</param>
[GenerateSerializer, Immutable, Alias("prisonops.upstream-loss")]
public readonly record struct UpstreamLoss(
    [property: Id(0)] Guid ObjectId, [property: Id(1)] Guid CauseId, [property: Id(2)] UnitPlace CausePlace, [property: Id(3)] TimeSpan Confirmation);
