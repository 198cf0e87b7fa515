using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Notices;

/// <summary>What a person may be told of. The same rule as for pages: managers see their unit and all below, providers and users exactly their unit.</summary>
internal static class NoticeReach
{
    public static bool Sees(NoticePerson person, UnitPlace place) => person.Grants.Any(grant => grant.ReadsAlarms && Covers(grant, place));

    /// <summary>Holders in the unit of the alarm itself; those above have routes of their own.</summary>
    public static bool Holds(NoticePerson person, string roleCode, UnitPlace place) =>
        person.Grants.Any(grant => grant.RoleCode == roleCode && grant.Place.Unit == place.Unit);

    private static bool Covers(NoticeGrant grant, UnitPlace place)
    {
        if (grant.Class is RoleClass.Provider or RoleClass.User) return grant.Place.Unit == place.Unit;
        return grant.Tier switch
        {
            UnitTier.Ministry => true,
            UnitTier.Province => grant.Place.Province == place.Province,
            _ => grant.Place.Prison == place.Prison,
        };
    }
}
