namespace PrisonOps.Ports.Devices;

/// <summary>What a device says of itself; texts are as the device gave them, bounded to 255 characters.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.device-identity")]
public sealed record DeviceIdentity(
    [property: Id(0)] string? SysName,
    [property: Id(1)] string? SysDescr,
    [property: Id(2)] string? SysObjectId,
    [property: Id(3)] string? SysLocation)
{
    [Id(4)]
    public string? Vendor { get; init; }

    /// <summary>network, firewall, wireless, server, storage, power, environment, camera...; null when no profile knows the device.</summary>
    [Id(5)]
    public string? Kind { get; init; }

    [Id(6)]
    public string? Model { get; init; }

    [Id(7)]
    public string? Version { get; init; }

    [Id(8)]
    public string? Serial { get; init; }

    /// <summary>The profile that the device was recognised by.</summary>
    [Id(9)]
    public string? Profile { get; init; }
}
