using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Analyzers.Units;

/// <summary>The constants of the health formula (clause 8.3.11.1 a); section <c>Health</c> of the configuration.</summary>
public sealed record HealthOptions
{
    public static HealthOptions Default { get; } = new();

    /// <summary>Score of a member in state normal. 0 to 100. Default: 100.</summary>
    [Range(0.0, 100.0)]
    public double NormalScore { get; init; } = 100;

    /// <summary>Score of a member in state warning. 0 to 100. Default: 70.</summary>
    [Range(0.0, 100.0)]
    public double WarningScore { get; init; } = 70;

    /// <summary>Score of a member in state fault. 0 to 100. Default: 20.</summary>
    [Range(0.0, 100.0)]
    public double FaultScore { get; init; } = 20;

    /// <summary>Score of a member in state unreachable. 0 to 100. Default: 0.</summary>
    [Range(0.0, 100.0)]
    public double UnreachableScore { get; init; }

    /// <summary>Weight of a core member. 0.01 to 100. Default: 3.</summary>
    [Range(0.01, 100.0)]
    public double CoreWeight { get; init; } = 3;

    /// <summary>Weight of a member that is not core. 0.01 to 100. Default: 1.</summary>
    [Range(0.01, 100.0)]
    public double NonCoreWeight { get; init; } = 1;

    /// <summary>A whole is at most this much healthier than its worst important part. 0 to 100. Default: 40.</summary>
    [Range(0.0, 100.0)]
    public double CapAboveWorst { get; init; } = 40;
}
