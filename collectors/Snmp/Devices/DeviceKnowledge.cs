using System.Collections.Immutable;
using System.Net;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>What is known of a device until it is looked at anew: its identity, the standard groups it has, and the profile columns it has.</summary>
internal sealed record DeviceKnowledge(
    IPEndPoint Endpoint, string? ObjectId, TimeSpan? Uptime, long LearntAt, DeviceIdentity Identity, DeviceGroup Groups, ProfilePlan Plan,
    ImmutableArray<ObjectIdentifier> Columns, Ports.Profiles.ProfileSet Profiles)
{
    private static readonly TimeSpan YoungAgent = TimeSpan.FromMinutes(5);

    /// <summary>Null until a poll has read them; they end with the knowledge, so that a renamed port has its new name within its age.</summary>
    public DeviceDescriptions? Described { get; init; }

    /// <summary>Knowledge ends after a while, and when the device has restarted, became another one, or the profiles were read anew.</summary>
    public bool StillHolds(SnmpTarget target, DeviceIdentity said, TimeSpan? uptime, Ports.Profiles.ProfileSet profiles, TimeProvider time, TimeSpan ageMax) =>
        Endpoint.Equals(target.Endpoint)
        && ReferenceEquals(Profiles, profiles)
        && ObjectId == said.SysObjectId
        && time.GetElapsedTime(LearntAt) < ageMax
        && (uptime is not { } now || Uptime is not { } then || (now >= then && then > YoungAgent));
}
