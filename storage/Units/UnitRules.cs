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
            return ChangeOutcome.Refused<UnitRow>("code", $"Unit code '{code}' is not allowed; a code is 1 to 64 lower-case letters, digits, dots, hyphens or underscores.");
        if (!Enum.IsDefined(tier))
            return ChangeOutcome.Refused<UnitRow>("tier", $"Tier {(int)tier} is not allowed; a unit is a ministry (1), a province (2) or a prison (3).");
        if (tier != UnitTier.Ministry && parentId is null)
            return ChangeOutcome.Refused<UnitRow>("parentId", $"A {Name(tier)} needs a parent: a province hangs under the ministry, a prison under a province.");
        return CheckNames(nameZh, nameEn);
    }

    public static ChangeOutcome<UnitRow>? CheckNames(string nameZh, string nameEn)
    {
        if (nameZh.Trim().Length is 0 or > NameLengthMax)
            return ChangeOutcome.Refused<UnitRow>("nameZh", $"The Chinese name has {nameZh.Trim().Length} characters; allowed are 1 to {NameLengthMax}.");
        if (nameEn.Trim().Length is 0 or > NameLengthMax)
            return ChangeOutcome.Refused<UnitRow>("nameEn", $"The English name has {nameEn.Trim().Length} characters; allowed are 1 to {NameLengthMax}.");
        return null;
    }

    public static ChangeOutcome<UnitRow>? CheckParent(UnitTier tier, UnitRow? parent) => (tier, parent?.Tier) switch
    {
        (UnitTier.Ministry, null) or (UnitTier.Province, UnitTier.Ministry) or (UnitTier.Prison, UnitTier.Province) => null,
        (UnitTier.Ministry, _) => ChangeOutcome.Refused<UnitRow>("parentId", $"A ministry is the root and has no parent; '{parent!.Code}' was given."),
        (UnitTier.Province, _) => ChangeOutcome.Refused<UnitRow>("parentId", $"A province hangs under the ministry, not under the {Name(parent!.Tier)} '{parent.Code}'."),
        _ => ChangeOutcome.Refused<UnitRow>("parentId", $"A prison hangs under a province, not under the {Name(parent!.Tier)} '{parent.Code}'."),
    };

    public static UnitPlace PlaceOf(int unitId, UnitTier tier, UnitRow? parent) => tier switch
    {
        UnitTier.Ministry => new(unitId, 0, 0),
        UnitTier.Province => new(unitId, unitId, 0),
        _ => new(unitId, parent!.Id, unitId),
    };

    private static string Name(UnitTier tier) => tier switch
    {
        UnitTier.Ministry => "ministry",
        UnitTier.Province => "province",
        _ => "prison",
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex Code();
}
