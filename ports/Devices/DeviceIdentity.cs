namespace PrisonOps.Ports.Devices;

/// <summary>What a device says of itself; texts are as the device gave them, bounded to 255 characters.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.device-identity")]
public sealed record DeviceIdentity(
    [property: Id(0)] string? SysName,
    [property: Id(1)] string? SysDescr,
    [property: Id(2)] string? SysObjectId,
    [property: Id(3)] string? SysLocation);
