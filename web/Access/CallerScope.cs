using System.Collections.Immutable;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Access;

/// <summary>
/// From assignments to rows (rule 6 of the domain model): managers, auditors, platform and machine roles see their unit and all below it;
/// providers and users see exactly their unit. No grant, no scope.
/// </summary>
internal static class CallerScope
{
    /// <param name="permissions">One of them is enough: the scope is where any of them reaches.</param>
    public static UnitScope Resolve(ImmutableArray<Grant> grants, IReadOnlyList<string> permissions, DateTimeOffset at)
    {
        SortedSet<int> provinces = [];
        SortedSet<int> units = [];
        Dictionary<int, int> prisons = [];
        foreach (Grant grant in grants)
        {
            if (!grant.IsValidAt(at) || !grant.Role.Permissions.Any(permissions.Contains)) continue;

            (Assignment assignment, RoleClass role) = (grant.Assignment, grant.Role.Class);
            if (role is RoleClass.Provider or RoleClass.User)
            {
                units.Add(assignment.Place.Unit);
                continue;
            }

            switch (assignment.Tier)
            {
                case UnitTier.Ministry:
                    return UnitScope.Everything;
                case UnitTier.Province:
                    provinces.Add(assignment.Place.Province);
                    break;
                default:
                    prisons[assignment.Place.Prison] = assignment.Place.Province;
                    break;
            }
        }

        // Sorted and without what a province already covers, so that equal rights always make an equal scope: feeds are shared by it.
        ImmutableArray<int> own = [.. prisons.Where(prison => !provinces.Contains(prison.Value)).Select(prison => prison.Key).Order()];
        return new(false, [.. provinces], own, [.. units]);
    }

    /// <summary>A roll-up sums a unit and all below it, so it is shown only to a scope that holds the whole of it.</summary>
    public static bool CoversSubtree(this UnitScope scope, UnitRow unit) => unit.Tier switch
    {
        UnitTier.Ministry => scope.All,
        UnitTier.Province => scope.All || scope.Provinces.Contains(unit.Place.Province),
        _ => scope.Covers(unit.Place),
    };

    /// <summary>What of a scope lies in one unit and below it; empty when they do not meet.</summary>
    public static UnitScope Narrow(this UnitScope scope, UnitRow unit, IEnumerable<UnitRow> known)
    {
        if (scope.CoversSubtree(unit))
        {
            return unit.Tier switch
            {
                UnitTier.Ministry => scope,
                UnitTier.Province => new(false, [unit.Place.Province], [], []),
                _ => new(false, [], [unit.Place.Prison], []),
            };
        }

        IEnumerable<UnitRow> below = known.Where(row => scope.Covers(row.Place)
            && (unit.Tier is UnitTier.Ministry || (unit.Tier is UnitTier.Province && row.Place.Province == unit.Place.Province)
                || row.Id == unit.Id));
        return new(false, [], [], [.. below.Select(row => row.Id).Order()]);
    }

    /// <summary>A text that is equal for equal scopes.</summary>
    public static string Key(this UnitScope scope) =>
        scope.All ? "all" : $"{string.Join(',', scope.Provinces)};{string.Join(',', scope.Prisons)};{string.Join(',', scope.Units)}";
}
