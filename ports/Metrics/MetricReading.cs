using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Metrics;

/// <summary>
/// One normalised quantity out of a page of metrics: (value - minus) / over, as it is or taken from 1, times the scale. Each of the three is a
/// selector: <c>name{label="v",other!="v",third=~"pattern",fourth!~"pattern"}</c>, whose series with the same instance are added up, or, written
/// <c>count(...)</c>, <c>max(...)</c> or <c>min(...)</c>, counted or compared.
/// </summary>
public sealed record MetricReading
{
    /// <summary>Of the quantity.</summary>
    public required string Name { get; init; }

    /// <summary>Of the quantity, see <see cref="Quantity"/>. A counter of seconds becomes a ratio, one of octets bits per second.</summary>
    public string Unit { get; init; } = "1";

    public QuantityKind Kind { get; init; }

    /// <summary>The labels whose values name the instance; none: all series are one value.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public required string Value { get; init; }

    public string? Minus { get; init; }

    public string? Over { get; init; }

    /// <summary>What is left of the whole: 1 - value.</summary>
    public bool FromOne { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>A value outside of these bounds, after scale, is no value.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>What the numbers of an enumeration mean.</summary>
    public IReadOnlyList<ReadingState> States { get; init; } = [];

    /// <summary>What bad states raise; null: they are shown and raise nothing.</summary>
    public StateAlarms? Alarms { get; init; }

    /// <summary>The selector that gives it.</summary>
    public string Source => Over is null ? Value : $"{Value} / {Over}";
}
