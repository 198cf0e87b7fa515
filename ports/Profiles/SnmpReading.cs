using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Profiles;

/// <summary>One quantity of a profile: every row of the column becomes a value, a scalar becomes one.</summary>
/// <param name="Quantity">The normalised name, for example sensor.temperature.</param>
/// <param name="Unit">Of the value after scale and conversion.</param>
/// <param name="Scale">Multiplies what the device says.</param>
/// <param name="ScaleExponent">A column whose value is the power of ten that multiplies as well.</param>
/// <param name="Skip">Raw values that mean "nothing here", as text.</param>
/// <param name="Min">A value below it, after scale, is no value.</param>
/// <param name="States">Meanings of an enumeration; empty for a measured quantity.</param>
/// <param name="TextStates">Numbers of texts, for devices that say their states in words.</param>
public sealed record SnmpReading(
    string Quantity,
    ColumnReference Value,
    string Unit,
    QuantityKind Kind,
    double Scale,
    double Offset,
    ColumnReference? ScaleExponent,
    ReadingConversion Conversion,
    Regex? Pattern,
    LabelTemplate Label,
    ImmutableArray<ReadingCondition> Where,
    ImmutableArray<string> Skip,
    double? Min,
    double? Max,
    ImmutableArray<ReadingState> States,
    ImmutableDictionary<string, int> TextStates)
{
    /// <summary>Thresholds of its own, in place of those of its quantity; default: it says nothing of them.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; }

    /// <summary>What bad states of it raise; null: nothing.</summary>
    public StateAlarms? Alarms { get; init; }
}
