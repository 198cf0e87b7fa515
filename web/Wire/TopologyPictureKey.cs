namespace PrisonOps.Web.Wire;

public sealed record TopologyPictureKey(Guid PictureId);
