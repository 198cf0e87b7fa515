using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Ports.Profiles;

/// <summary>All profiles of one reading of the pack, and the vendors by their enterprise number (IANA).</summary>
public sealed record ProfileSet(ImmutableArray<DeviceProfile> Profiles, ImmutableDictionary<uint, string> Vendors)
{
    /// <summary>The profiles of the protocols beside SNMP.</summary>
    public ProtocolProfiles Protocols { get; init; } = ProtocolProfiles.None;

    public AlarmPack Alarms { get; init; } = AlarmPack.Empty;

    public ImmutableArray<DatabaseProfile> Databases { get; init; } = [];

    public static ProfileSet Empty { get; } = new([], ImmutableDictionary<uint, string>.Empty);
}
