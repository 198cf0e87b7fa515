using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Objects;

/// <summary>
/// What an actor must know of its object. Identity on the network is the pair (domain, address). Secrets are not in it: a collector
/// resolves <paramref name="CredentialSetId"/> itself.
/// </summary>
/// <param name="StreamPath">Of a camera the path of its stream; of Modbus, OpenMetrics, Http, Dns, Sql and Libvirt their settings as JSON.</param>
[GenerateSerializer, Immutable, Alias("prisonops.object-configuration")]
public sealed record ObjectConfiguration(
    [property: Id(0)] Guid Id,
    [property: Id(1)] long Revision,
    [property: Id(2)] UnitPlace Place,
    [property: Id(3)] string ClassCode,
    [property: Id(4)] string Code,
    [property: Id(5)] string Name,
    [property: Id(6)] Criticality Criticality,
    [property: Id(7)] MonitoringProtocol Protocol,
    [property: Id(8)] string NetworkDomain,
    [property: Id(9)] string Address,
    [property: Id(10)] int Port,
    [property: Id(11)] string? StreamPath,
    [property: Id(12)] Guid? CredentialSetId,
    [property: Id(13)] TimeSpan PollPeriod,
    [property: Id(14)] TimeSpan DiagnosisPeriod,
    [property: Id(15)] DateTimeOffset? MaintenanceUntil,
    [property: Id(16)] Guid? LocationId,
    [property: Id(17)] string? Thresholds)
{
    /// <summary>As a person has given it; it goes before what the device says of itself.</summary>
    [Id(18)] public string? Vendor { get; init; }

    [Id(19)] public string? Model { get; init; }
}
