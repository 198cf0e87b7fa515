using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Estate;

/// <summary>What a run of the seeder found and added.</summary>
/// <param name="Tree">Every unit by its code, for whoever goes on with people.</param>
internal sealed record EstateSeeded(IReadOnlyDictionary<string, UnitRow> Tree, int Units, int Objects, int Relations);
