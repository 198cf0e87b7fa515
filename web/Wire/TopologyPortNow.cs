namespace PrisonOps.Web.Wire;

/// <summary>One end of a link. Statuses are the numbers of IF-MIB: 1 up, 2 down...</summary>
/// <param name="IsFresh">Its device answered the last poll.</param>
/// <param name="Duplex">2 half, 3 full; everything else says nothing (RFC 3635).</param>
public sealed record TopologyPortNow(string Name, string? Alias, int AdminStatus, int OperStatus, double SpeedBps, bool IsFresh, int Duplex);
