namespace PrisonOps.Ports.Topology;

/// <summary>A picture below a map, at the place and with the size that it has in units of the map.</summary>
/// <param name="Opacity">0 to 1.</param>
public sealed record TopologyBackground(Guid PictureId, double X, double Y, double Width, double Height, double Opacity);
