namespace PrisonOps.Tests.Support;

/// <summary>How badly a grid treats its grains; see orleans-embedded/README.md.</summary>
public sealed record GridAdversity(int Seed)
{
    public double DeactivateAfterCall { get; init; } = 0.1;

    public double ReportTimeOut { get; init; } = 0.02;

    public double DelayCall { get; init; } = 0.1;

    public double ForgetTimers { get; init; } = 0.02;

    public double SecondActivation { get; init; } = 0.05;

    /// <summary>Grain types (as in a grain id: the class name in lower case without "grain") of which a second activation may appear.</summary>
    public IReadOnlyCollection<string> SecondActivationOf { get; init; } = [];

    /// <summary>Grain types that are left alone.</summary>
    public IReadOnlyCollection<string> Spare { get; init; } = [];
}
