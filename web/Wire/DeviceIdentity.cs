namespace PrisonOps.Web.Wire;

/// <summary>What the device says of itself, and the profile that reads it.</summary>
public sealed record DeviceIdentity(
    string? Vendor, string? Kind, string? Model, string? Version, string? Serial, string? Profile, string? SysName, string? SysDescr, string? SysObjectId,
    string? SysLocation);
