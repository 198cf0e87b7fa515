namespace PrisonOps.Web.Wire;

public sealed record InterfaceLive(int Index, string Name, string? Alias, double SpeedBps, int AdminStatus, int OperStatus);
