using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Devices;

/// <summary>One threshold as data.</summary>
/// <param name="Type">Of the finding; the quantity has the same name.</param>
/// <param name="Unit">Of the quantity; a value in another unit is not judged.</param>
/// <param name="Levels">Most urgent first.</param>
/// <param name="Hits">K: a level is raised by so many breaches of the last <paramref name="Window"/> values, and over after so many good ones in a row.</param>
/// <param name="Window">M: how many values are looked back on, at most 32.</param>
public sealed record ThresholdRule(string Type, string Unit, ThresholdSide Side, ImmutableArray<ThresholdLevel> Levels, int Hits, int Window)
{
    public bool IsBreached(double value, ThresholdLevel level) => Side == ThresholdSide.Above ? value >= level.Raise : value <= level.Raise;

    public bool IsOver(double value, ThresholdLevel level) => Side == ThresholdSide.Above ? value < level.Clear : value > level.Clear;
}
