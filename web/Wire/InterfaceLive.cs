namespace PrisonOps.Web.Wire;

/// <param name="Duplex">2 half, 3 full; everything else says nothing (RFC 3635).</param>
public sealed record InterfaceLive(int Index, string Name, string? Alias, double SpeedBps, int AdminStatus, int OperStatus, int Duplex);
