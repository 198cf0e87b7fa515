using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// Which alarms the states of one reading raise. The grade is judged as a number, so that confirmation, severities and an object's own settings are
/// those of every threshold.
/// </summary>
/// <param name="Rules">One an alarm type, of <see cref="Unit"/>.</param>
/// <param name="ByValue">Where some states raise another alarm than the rest, or "" for none.</param>
/// <param name="Otherwise">The alarm of all other states; "" for none.</param>
/// <param name="Expected">The words of the normal states.</param>
[GenerateSerializer, Immutable, Alias("prisonops.state-alarms")]
public sealed record StateAlarms(
    [property: Id(0)] ImmutableArray<ThresholdRule> Rules,
    [property: Id(1)] ImmutableDictionary<int, string> ByValue,
    [property: Id(2)] string Otherwise,
    [property: Id(3)] string Expected)
{
    /// <summary>The unit of a grade that is judged as a number.</summary>
    public const string Unit = "grade";

    /// <summary>The numbers of the grades, as thresholds of an object may name them.</summary>
    public const double Normal = 0, Warning = 1, Fault = 2;

    /// <summary>The alarm that a state of this number raises when it is bad; "" for none.</summary>
    public string TypeOf(int value) => ByValue.GetValueOrDefault(value, Otherwise);
}
