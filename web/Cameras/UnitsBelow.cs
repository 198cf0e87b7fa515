using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Cameras;

internal static class UnitsBelow
{
    /// <summary>Whether a unit is another one or below it.</summary>
    public static bool Holds(UnitPlace above, UnitPlace unit) => above switch
    {
        { Prison: not 0 } => unit.Prison == above.Prison,
        { Province: not 0 } => unit.Province == above.Province,
        _ => true,
    };
}
