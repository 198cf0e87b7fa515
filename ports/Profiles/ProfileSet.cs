using System.Collections.Immutable;

namespace PrisonOps.Ports.Profiles;

/// <summary>All profiles of one reading of the pack, and the vendors by their enterprise number (IANA).</summary>
public sealed record ProfileSet(ImmutableArray<DeviceProfile> Profiles, ImmutableDictionary<uint, string> Vendors)
{
    public static ProfileSet Empty { get; } = new([], ImmutableDictionary<uint, string>.Empty);
}
