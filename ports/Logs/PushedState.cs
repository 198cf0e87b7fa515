using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>The pushed conditions of an object, as its actor reports them.</summary>
/// <param name="Place">Null when the object is no more.</param>
/// <param name="HeldBy">The units whose boards have open alarms of such conditions; another one than the object's has to let them go.</param>
public sealed record PushedState(UnitPlace? Place, ImmutableArray<Finding> Findings, ImmutableArray<UnitPlace> HeldBy);
