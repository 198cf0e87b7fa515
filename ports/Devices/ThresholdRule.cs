using System.Collections.Immutable;

namespace PrisonOps.Ports.Devices;

/// <summary>One threshold as data. Two rules with the same content are equal, so that a rule that was read anew changes nothing.</summary>
/// <param name="Type">Of the finding and its alarm.</param>
/// <param name="Quantity">The normalised name that it is about.</param>
/// <param name="Unit">Of the quantity; a value in another unit is not judged.</param>
/// <param name="Levels">Most urgent first; none: the quantity is not judged.</param>
/// <param name="Hits">K: a level is raised by so many breaches of the last <paramref name="Window"/> values, and over after so many good ones in a row.</param>
/// <param name="Window">M: how many values are looked back on, at most <see cref="WindowMax"/>.</param>
[GenerateSerializer, Immutable, Alias("prisonops.threshold-rule")]
public sealed record ThresholdRule(
    [property: Id(0)] string Type,
    [property: Id(1)] string Quantity,
    [property: Id(2)] string Unit,
    [property: Id(3)] ThresholdSide Side,
    [property: Id(4)] ImmutableArray<ThresholdLevel> Levels,
    [property: Id(5)] int Hits,
    [property: Id(6)] int Window)
{
    /// <summary>Breaches of the last values are kept in the bits of one number.</summary>
    public const int WindowMax = 32;

    public static readonly TimeSpan RiseWithinMin = TimeSpan.FromMinutes(1), RiseWithinMax = TimeSpan.FromHours(1);

    /// <summary>A pattern of the instances that it is about, matched in linear time; null: all.</summary>
    [Id(7)]
    public string? Label { get; init; }

    /// <summary>Where the device itself grades the same part by a state that raises this alarm, its own limits count and this rule does not.</summary>
    [Id(8)]
    public string? Unless { get; init; }

    /// <summary>Judged is by how much a value lies above the lowest of so long a time before it; null: the value itself.</summary>
    [Id(9)]
    public TimeSpan? RiseWithin { get; init; }

    /// <summary>What is nearer to the object takes the place of another rule of the same subject: how high something stands and how fast it rises are two.</summary>
    public (string Quantity, bool IsRise) Subject => (Quantity, RiseWithin is not null);

    public bool IsBreached(double value, ThresholdLevel level) => Side == ThresholdSide.Above ? value >= level.Raise : value <= level.Raise;

    public bool IsOver(double value, ThresholdLevel level) => Side == ThresholdSide.Above ? value < level.Clear : value > level.Clear;

    public bool Equals(ThresholdRule? other) =>
        ReferenceEquals(this, other)
        || (other is not null && (Type, Quantity, Unit, Side, Hits, Window, Label, Unless, RiseWithin)
                == (other.Type, other.Quantity, other.Unit, other.Side, other.Hits, other.Window, other.Label, other.Unless, other.RiseWithin)
            && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan()));

    public override int GetHashCode() => HashCode.Combine(Type, Quantity, Levels.Length, Hits, Window, Label);
}
