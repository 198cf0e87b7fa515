namespace PrisonOps.Web.Wire;

public sealed record WallPlan(int UnitId, long Revision, IReadOnlyList<WallScene> Scenes, string? ChangedBy, DateTimeOffset? ChangedAt);
