using System.ComponentModel.DataAnnotations;

namespace Orleans.Adversity;

/// <summary>What a cluster does to grains, done on purpose and by a seed. For tests only: nothing turns it on by itself.</summary>
public sealed class AdversityOptions
{
    /// <summary>The same seed makes the same decisions for the same sequence of calls to a grain.</summary>
    public int Seed { get; set; }

    /// <summary>The chance that an activation ends after a call.</summary>
    [Range(0.0, 1.0)]
    public double DeactivateAfterCall { get; set; } = 0.1;

    /// <summary>The chance that a call is run but its caller is told that no answer came.</summary>
    [Range(0.0, 1.0)]
    public double ReportTimeOut { get; set; } = 0.02;

    /// <summary>The chance that a call is late, and so overtaken by later ones.</summary>
    [Range(0.0, 1.0)]
    public double DelayCall { get; set; } = 0.1;

    /// <summary>The longest delay of a late call.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The chance that a due tick ends the activation instead, so that its timers are forgotten.</summary>
    [Range(0.0, 1.0)]
    public double ForgetTimers { get; set; } = 0.02;

    /// <summary>The chance that a call of one of <see cref="SecondActivationOf"/> runs on a second activation beside the living one.</summary>
    [Range(0.0, 1.0)]
    public double SecondActivation { get; set; } = 0.05;

    /// <summary>Grain types (by name, as in a grain id) of which a second activation may appear.</summary>
    public HashSet<string> SecondActivationOf { get; } = [];

    /// <summary>Grain types that are left alone.</summary>
    public HashSet<string> Spare { get; } = [];
}
