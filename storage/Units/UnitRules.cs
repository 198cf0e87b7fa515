using System.Text.RegularExpressions;
using PrisonOps.Ports;
using PrisonOps.Ports.Units;

namespace PrisonOps.Storage.Units;

/// <summary>Which unit may stand where (clauses 4.2.2-a.1, 9.2.2.1-0). The table's constraints say the same; these say it in sentences.</summary>
internal static partial class UnitRules
{
    private const int NameLengthMax = 200;

    public static ChangeOutcome<UnitRow>? Check(UnitTier tier, int? parentId, string code, string nameZh, string nameEn)
    {
        if (!Code().IsMatch(code.Trim()))
            return ChangeOutcome.Refused<UnitRow>("code", Refusal.Of("unit-code", "Unit code '{given}' is not allowed; a code is 1 to 64 lower-case letters, digits, dots, hyphens or underscores.", ("given", code)));
        if (!Enum.IsDefined(tier))
            return ChangeOutcome.Refused<UnitRow>("tier", Refusal.Of("unit-tier", "Tier {given} is not allowed; a unit is a ministry (1), a province (2) or a prison (3).", ("given", (int)tier)));
        if (tier != UnitTier.Ministry && parentId is null)
            return ChangeOutcome.Refused<UnitRow>("parentId", Refusal.Of("unit-needs-parent", "A province hangs under the ministry, a prison under a province; no parent is given."));
        return CheckNames(nameZh, nameEn);
    }

    public static ChangeOutcome<UnitRow>? CheckNames(string nameZh, string nameEn)
    {
        if (nameZh.Trim().Length is 0 or > NameLengthMax)
            return ChangeOutcome.Refused<UnitRow>("nameZh", Refusals.Length(nameZh.Trim().Length, 1, NameLengthMax));
        if (nameEn.Trim().Length is 0 or > NameLengthMax)
            return ChangeOutcome.Refused<UnitRow>("nameEn", Refusals.Length(nameEn.Trim().Length, 1, NameLengthMax));
        return null;
    }

    public static ChangeOutcome<UnitRow>? CheckParent(UnitTier tier, UnitRow? parent) => (tier, parent?.Tier) switch
    {
        (UnitTier.Ministry, null) or (UnitTier.Province, UnitTier.Ministry) or (UnitTier.Prison, UnitTier.Province) => null,
        (UnitTier.Ministry, _) => ChangeOutcome.Refused<UnitRow>("parentId", Refusal.Of("unit-ministry-is-root", "A ministry is the root and has no parent; '{parent}' was given.", ("parent", parent!.Code))),
        (UnitTier.Province, _) => ChangeOutcome.Refused<UnitRow>("parentId", Refusal.Of("unit-province-under-ministry", "A province hangs under the ministry, not under '{parent}'.", ("parent", parent!.Code))),
        _ => ChangeOutcome.Refused<UnitRow>("parentId", Refusal.Of("unit-prison-under-province", "A prison hangs under a province, not under '{parent}'.", ("parent", parent!.Code))),
    };

    public static UnitPlace PlaceOf(int unitId, UnitTier tier, UnitRow? parent) => tier switch
    {
        UnitTier.Ministry => new(unitId, 0, 0),
        UnitTier.Province => new(unitId, unitId, 0),
        _ => new(unitId, parent!.Id, unitId),
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex Code();
}
