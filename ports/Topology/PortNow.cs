namespace PrisonOps.Ports.Topology;

/// <summary>One port as its device last said it, or as a trap has told of it since. Statuses are the numbers of IF-MIB: 1 up, 2 down...</summary>
/// <param name="Asked">The name under which a map asked for it.</param>
/// <param name="IsPresent">False: the device was read and has no such port.</param>
/// <param name="At">Of the answer or of the trap, whichever is newer.</param>
/// <param name="InBps">Bits per second; null when there is no rate.</param>
/// <param name="Errors">Frames per second, both directions.</param>
/// <param name="Duplex">2 half, 3 full; everything else says nothing (RFC 3635).</param>
[GenerateSerializer, Immutable, Alias("prisonops.port-now")]
public sealed record PortNow(
    [property: Id(0)] string Asked,
    [property: Id(1)] bool IsPresent,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Alias,
    [property: Id(4)] int AdminStatus,
    [property: Id(5)] int OperStatus,
    [property: Id(6)] double SpeedBps,
    [property: Id(7)] DateTimeOffset At,
    [property: Id(8)] bool IsToldByTrap,
    [property: Id(9)] double? InBps,
    [property: Id(10)] double? OutBps,
    [property: Id(11)] double? Errors,
    [property: Id(12)] double? Discards,
    [property: Id(13)] int Duplex = 0)
{
    public const int Up = 1, Down = 2, HalfDuplex = 2, FullDuplex = 3;

    public bool IsUp => OperStatus == Up;
}
