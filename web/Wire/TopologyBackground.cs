namespace PrisonOps.Web.Wire;

public sealed record TopologyBackground(Guid PictureId, double X, double Y, double Width, double Height, double Opacity);
