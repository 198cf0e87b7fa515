namespace PrisonOps.Web.Walls;

/// <param name="Revision">Of the plan that is replaced; 0 where there is none yet.</param>
internal sealed record WallChange(IReadOnlyList<Wire.WallScene> Scenes, long Revision);
