namespace PrisonOps.Analyzers.Units;

/// <summary>What the members of one system add up to.</summary>
/// <param name="WeightSum">Sum of the weights of the judged members.</param>
/// <param name="WeightedScoreSum">Sum of weight x score of the same.</param>
/// <param name="WorstImportantScore">Lowest score of a core member; 100 when there is none.</param>
public readonly record struct SystemTally(double WeightSum, double WeightedScoreSum, double WorstImportantScore)
{
    public static SystemTally Empty { get; } = new(0, 0, HealthFormula.FullScore);

    public SystemTally Plus(SystemTally other) => new(
        WeightSum + other.WeightSum, WeightedScoreSum + other.WeightedScoreSum, Math.Min(WorstImportantScore, other.WorstImportantScore));
}
