using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Notices;

/// <summary>What a person may be told of. The same rule as for pages: managers see their unit and all below, providers and users exactly their unit.</summary>
public static class NoticeReach
{
    /// <summary>Where the person may read alarms, whoever of the rules above lets it.</summary>
    public static UnitScope ScopeOf(NoticePerson person)
    {
        NoticeGrant[] reading = [.. person.Grants.Where(grant => grant.ReadsAlarms)];
        NoticeGrant[] wide = [.. reading.Where(grant => !IsOwnUnitOnly(grant))];
        return new(
            wide.Any(grant => grant.Tier == UnitTier.Ministry), [.. wide.Where(grant => grant.Tier == UnitTier.Province).Select(grant => grant.Place.Province).Distinct()],
            [.. wide.Where(grant => grant.Tier is not (UnitTier.Ministry or UnitTier.Province)).Select(grant => grant.Place.Prison).Distinct()],
            [.. reading.Where(IsOwnUnitOnly).Select(grant => grant.Place.Unit).Distinct()]);
    }

    public static bool Sees(NoticePerson person, UnitPlace place) => person.Grants.Any(grant => grant.ReadsAlarms && Covers(grant, place));

    /// <summary>Holders in the unit of the alarm itself; those above have routes of their own.</summary>
    public static bool Holds(NoticePerson person, string roleCode, UnitPlace place) =>
        person.Grants.Any(grant => grant.RoleCode == roleCode && grant.Place.Unit == place.Unit);

    private static bool IsOwnUnitOnly(NoticeGrant grant) => grant.Class is RoleClass.Provider or RoleClass.User;

    private static bool Covers(NoticeGrant grant, UnitPlace place)
    {
        if (IsOwnUnitOnly(grant)) return grant.Place.Unit == place.Unit;
        return grant.Tier switch
        {
            UnitTier.Ministry => true,
            UnitTier.Province => grant.Place.Province == place.Province,
            _ => grant.Place.Prison == place.Prison,
        };
    }
}
