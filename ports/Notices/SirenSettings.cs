namespace PrisonOps.Ports.Notices;

/// <param name="Unit">1 to 247.</param>
/// <param name="Coil">Counted from 0, as on the wire.</param>
/// <param name="HoldSeconds">How long the coil stays on, 1 to 60; a route that repeats rings until somebody acknowledges.</param>
public sealed record SirenSettings(string Host, int Port, byte Unit, int Coil, int HoldSeconds);
