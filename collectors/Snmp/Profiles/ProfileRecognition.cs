using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>Which profiles belong to a device: at most one that is its own, and every module that it has.</summary>
internal static class ProfileRecognition
{
    private const uint EnterprisesArcs = 6;
    private const int DescriptionAlone = 22;

    /// <summary>The names whose existence decides between what sysObjectID and sysDescr leave open.</summary>
    public static ImmutableArray<ObjectIdentifier> Asked(ProfileSet set, ObjectIdentifier objectId, string? description) =>
    [
        .. set.Profiles
            .SelectMany(profile => profile.Matches)
            .Where(match => match.Exists is not null && HoldsSoFar(match, objectId, description))
            .Select(match => match.Exists!.Value)
            .Distinct(),
    ];

    /// <summary>Of several that match the one with the longest sysObjectID wins, then the one that asks for more.</summary>
    public static DeviceProfile? Own(ProfileSet set, ObjectIdentifier objectId, string? description, IReadOnlySet<ObjectIdentifier> existing) =>
        set.Profiles
            .Where(profile => !profile.IsModule)
            .SelectMany(profile => profile.Matches, (profile, match) => new { Profile = profile, Match = match })
            .Where(pair => Holds(pair.Match, objectId, description, existing))
            .MaxBy(pair => Weight(pair.Match))?.Profile;

    public static ImmutableArray<DeviceProfile> Modules(
        ProfileSet set, DeviceProfile? own, ObjectIdentifier objectId, string? description, IReadOnlySet<ObjectIdentifier> existing) =>
    [
        .. set.Profiles
            .Where(profile => profile.IsModule && own?.Without.Contains(profile.Name) != true)
            .Where(profile => profile.Matches.Any(match => Holds(match, objectId, description, existing))),
    ];

    /// <summary>The vendor that IANA has registered the enterprise number of sysObjectID for, as far as the pack knows it.</summary>
    public static string? Vendor(ProfileSet set, ObjectIdentifier objectId)
    {
        Span<uint> arcs = stackalloc uint[8];
        int count = objectId.IsEmpty ? 0 : ObjectIdentifier.ReadArcs(objectId.Encoded, arcs);

        // The first two arcs share one octet: 1.3.6.1.4.1.N reads as 43.6.1.4.1.N.
        return count >= EnterprisesArcs && arcs[..5].SequenceEqual([43u, 6u, 1u, 4u, 1u]) ? set.Vendors.GetValueOrDefault(arcs[5]) : null;
    }

    private static bool HoldsSoFar(ProfileMatch match, ObjectIdentifier objectId, string? description) =>
        (match.ObjectId is not { } prefix || Below(objectId, prefix)) && Fits(match.Description, description);

    private static bool Holds(ProfileMatch match, ObjectIdentifier objectId, string? description, IReadOnlySet<ObjectIdentifier> existing) =>
        HoldsSoFar(match, objectId, description) && (match.Exists is not { } name || existing.Contains(name));

    private static bool Below(ObjectIdentifier name, ObjectIdentifier prefix) => !name.IsEmpty && name.StartsWith(prefix);

    private static bool Fits(Regex? pattern, string? text) => pattern is null || (text is not null && pattern.IsMatch(text));

    /// <summary>
    /// A description alone is more than a MIB that any vendor's device may have (general profiles ask for that below 1.3.6.1.4.1, five octets), and
    /// less than an enterprise.
    /// </summary>
    private static int Weight(ProfileMatch match) =>
        ((match.ObjectId?.Encoded.Length ?? 0) * 4) + (match.Description is null ? 0 : match.ObjectId is null ? DescriptionAlone : 2) + (match.Exists is null ? 0 : 1);
}
