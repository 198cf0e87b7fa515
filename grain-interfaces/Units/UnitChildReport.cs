namespace PrisonOps.GrainInterfaces.Units;

/// <param name="Child">"roster:3/Snmp/0", "board:3" or "unit:3".</param>
[GenerateSerializer, Immutable, Alias("prisonops.unit-child-report")]
public sealed record UnitChildReport(
    [property: Id(0)] string Child,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long Revision,
    [property: Id(3)] UnitSummary Summary);
