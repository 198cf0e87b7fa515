using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms;

/// <param name="Detail">A short text for a person, in the words of the device or protocol ("connection refused"); may be empty.</param>
/// <param name="PictureKey">Key of the stored evidence picture; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("prisonops.finding-evidence")]
public sealed record FindingEvidence(
    [property: Id(0)] double? Value,
    [property: Id(1)] double? Limit,
    [property: Id(2)] string? Unit,
    [property: Id(3)] int Hits,
    [property: Id(4)] int Window,
    [property: Id(5)] string Detail,
    [property: Id(6)] Guid? PictureKey)
{
    /// <summary>The faults that the finding gathers; empty where it is about one thing.</summary>
    [Id(7)]
    public ImmutableArray<FindingFault> Faults { get; init; } = [];

    /// <summary>Key of the picture that the evidence is to be compared with; null when there is none.</summary>
    [Id(8)]
    public Guid? ReferenceKey { get; init; }

    /// <summary>What would be good, in the words of the device; null where the limit says it.</summary>
    [Id(9)]
    public string? Expected { get; init; }

    public static FindingEvidence None { get; } = new(null, null, null, 0, 0, "", null);
}
