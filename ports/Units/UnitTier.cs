namespace PrisonOps.Ports.Units;

/// <summary>The three tiers of clause 4.2.2 a). The numbers are stored; they are append-only.</summary>
public enum UnitTier
{
    Ministry = 1,
    Province = 2,
    Prison = 3,
}
