using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// What is known of a family of devices: how it is recognised and what is read, under the normalised names. It comes from a file of the standard
/// pack, with what it inherits already in it.
/// </summary>
/// <param name="Name">The file's name without extension; unique.</param>
/// <param name="Vendor">Null when it says nothing of the vendor, as a standard MIB does.</param>
/// <param name="Kind">network, firewall, wireless, server, storage, power, environment, camera, printer...; null when it says nothing of it.</param>
/// <param name="Evidence">Whether it was checked against a device or a recording, or written from public facts only.</param>
/// <param name="IsModule">A MIB that any device may have besides its own profile: all that match are read, where of the others one is.</param>
/// <param name="Without">Modules, or interfaces, processors, memory, storage, sensors of the standard MIBs, that are not read of this device.</param>
public sealed record DeviceProfile(
    string Name,
    string? Vendor,
    string? Kind,
    ProfileEvidence Evidence,
    bool IsModule,
    ImmutableArray<ProfileMatch> Matches,
    ImmutableArray<string> Without,
    ImmutableArray<IdentitySource> Model,
    ImmutableArray<IdentitySource> Version,
    ImmutableArray<IdentitySource> Serial,
    ImmutableArray<SnmpReading> Readings,
    ImmutableArray<SnmpSpace> Spaces)
{
    /// <summary>Thresholds by quantity, in place of the general ones.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; } = [];

    /// <summary>Which alarm the states of a quantity raise; "" for none.</summary>
    public ImmutableDictionary<string, string> Alarms { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The parts of the standard MIBs that a profile may leave out.</summary>
    public static ImmutableArray<string> StandardParts { get; } = ["interfaces", "processors", "storage", "memory", "sensors"];
}
