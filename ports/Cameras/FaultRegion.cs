namespace PrisonOps.Ports.Cameras;

/// <summary>Where in the picture a fault is, in shares of its width and height from the upper left corner, 0 to 1.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.fault-region")]
public sealed record FaultRegion(
    [property: Id(0)] double X, [property: Id(1)] double Y, [property: Id(2)] double Width, [property: Id(3)] double Height);
