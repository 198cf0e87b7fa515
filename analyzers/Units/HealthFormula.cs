using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Units;

/// <summary>
/// The written formula of health, 0 to 100, by system, prison and region (clause 8.3.11.1 a).
/// <code>
/// member = 100 normal, 70 warning, 20 fault, 0 unreachable; weight 3 core, 1 other.
/// system = min( sum(weight x member) / sum(weight),  worst core member + 40 )
/// unit   = min( sum(weight x child) / sum(weight),   worst important child + 40 )
/// </code>
/// The children of a unit are its own systems and its child units, each with the weights of its members. Every child unit is important, and a
/// system is when one of its core members is not at full score. Members in maintenance and of unknown state are counted but not judged; where
/// nothing is judged there is no health.
/// </summary>
public static class HealthFormula
{
    public const double FullScore = 100;

    /// <summary>Null when the state is not judged: maintenance and unknown.</summary>
    public static double? Score(ObjectState state, HealthOptions options) => state switch
    {
        ObjectState.Normal => options.NormalScore,
        ObjectState.Warning => options.WarningScore,
        ObjectState.Fault => options.FaultScore,
        ObjectState.Unreachable => options.UnreachableScore,
        _ => null,
    };

    public static SystemTally Member(ObjectState state, Criticality criticality, HealthOptions options)
    {
        if (Score(state, options) is not { } score) return SystemTally.Empty;

        double weight = criticality == Criticality.Core ? options.CoreWeight : options.NonCoreWeight;
        return new(weight, weight * score, criticality == Criticality.Core ? score : FullScore);
    }

    public static double? System(SystemTally tally, HealthOptions options) =>
        tally.WeightSum > 0 ? Math.Min(tally.WeightedScoreSum / tally.WeightSum, tally.WorstImportantScore + options.CapAboveWorst) : null;

    /// <param name="ownSystems">Of the unit's own members only: those of the units below are in <paramref name="childUnits"/>.</param>
    public static double? Unit(IEnumerable<SystemTally> ownSystems, IEnumerable<ChildHealth> childUnits, HealthOptions options)
    {
        double weightSum = 0, weightedSum = 0, worst = FullScore;

        foreach (SystemTally system in ownSystems)
        {
            if (System(system, options) is not { } health) continue;
            weightSum += system.WeightSum;
            weightedSum += system.WeightSum * health;
            if (system.WorstImportantScore < FullScore) worst = Math.Min(worst, health);
        }

        foreach (ChildHealth child in childUnits)
        {
            if (child.Health is not { } health) continue;
            weightSum += child.Weight;
            weightedSum += child.Weight * health;
            worst = Math.Min(worst, health);
        }

        return weightSum > 0 ? Math.Min(weightedSum / weightSum, worst + options.CapAboveWorst) : null;
    }
}
