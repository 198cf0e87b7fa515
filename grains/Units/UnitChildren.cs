using System.Globalization;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Units;

/// <summary>The names by which the children of a unit report.</summary>
internal static class UnitChildren
{
    private const string UnitPrefix = "unit:";
    private const string BoardPrefix = "board:";
    private const string RosterPrefix = "roster:";

    public static string Unit(int unitId) => string.Create(CultureInfo.InvariantCulture, $"{UnitPrefix}{unitId}");

    public static string Board(int unitId) => string.Create(CultureInfo.InvariantCulture, $"{BoardPrefix}{unitId}");

    public static string Roster(RosterKey key) => $"{RosterPrefix}{key}";

    public static int? UnitOf(string child) =>
        child.StartsWith(UnitPrefix, StringComparison.Ordinal) ? int.Parse(child.AsSpan(UnitPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture) : null;

    public static string? RosterOf(string child) => child.StartsWith(RosterPrefix, StringComparison.Ordinal) ? child[RosterPrefix.Length..] : null;

    public static bool IsBoard(string child) => child.StartsWith(BoardPrefix, StringComparison.Ordinal);
}
