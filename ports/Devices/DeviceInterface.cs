namespace PrisonOps.Ports.Devices;

/// <summary>One row of IF-MIB, RFC 2863. Statuses are the numbers of the MIB: 1 up, 2 down, 3 testing, 7 lowerLayerDown...</summary>
/// <param name="Duplex">dot3StatsDuplexStatus of EtherLike-MIB, RFC 3635: 1 unknown, 2 half, 3 full; 0 when the device does not say.</param>
[GenerateSerializer, Immutable, Alias("prisonops.device-interface")]
public sealed record DeviceInterface(
    [property: Id(0)] int Index,
    [property: Id(1)] string Name,
    [property: Id(2)] string? Alias,
    [property: Id(3)] int Type,
    [property: Id(4)] double SpeedBps,
    [property: Id(5)] int AdminStatus,
    [property: Id(6)] int OperStatus,
    [property: Id(7)] int Duplex = 0);
