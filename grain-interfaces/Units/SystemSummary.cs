using System.Collections.Immutable;

namespace PrisonOps.GrainInterfaces.Units;

/// <summary>
/// Counters of one system (the first segment of a class code: "security", "network", "compute", "room"...). Additive, except the worst important
/// score, of which the lower one wins.
/// </summary>
/// <param name="WeightSum">Sum of the weights of the judged members (normal, warning, fault, unreachable).</param>
/// <param name="WeightedScoreSum">Sum of weight x score; the mean is this over the weight sum.</param>
/// <param name="WorstImportantScore">Lowest score of a core member, 0 to 100; 100 when there is none.</param>
/// <param name="Causes">At most 8 members that pull the score down, worst first.</param>
[GenerateSerializer, Immutable, Alias("prisonops.system-summary")]
public sealed record SystemSummary(
    [property: Id(0)] string System,
    [property: Id(1)] int Normal,
    [property: Id(2)] int Warning,
    [property: Id(3)] int Fault,
    [property: Id(4)] int Unreachable,
    [property: Id(5)] int Maintenance,
    [property: Id(6)] int Unknown,
    [property: Id(7)] int Monitored,
    [property: Id(8)] double WeightSum,
    [property: Id(9)] double WeightedScoreSum,
    [property: Id(10)] double WorstImportantScore,
    [property: Id(11)] ImmutableArray<HealthCause> Causes);
