using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Objects;

/// <summary>The stored state of one object: written by its roster in batches, read again when the roster starts.</summary>
/// <param name="Reason">The worst finding in words of a code, for example "device.unreachable"; null when normal.</param>
/// <param name="LastPollAt">UTC of the last finished poll, whatever its outcome; null before the first.</param>
[GenerateSerializer, Immutable, Alias("prisonops.object-state-row")]
public sealed record ObjectStateRow(
    [property: Id(0)] Guid ObjectId,
    [property: Id(1)] UnitPlace Place,
    [property: Id(2)] ObjectState State,
    [property: Id(3)] string? Reason,
    [property: Id(4)] DateTimeOffset Since,
    [property: Id(5)] DateTimeOffset? LastPollAt,
    [property: Id(6)] long Revision)
{
    /// <summary>As the device was recognised; null while it was not.</summary>
    [Id(7)] public string? Vendor { get; init; }

    [Id(8)] public string? Model { get; init; }
}
