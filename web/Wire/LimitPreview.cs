namespace PrisonOps.Web.Wire;

public sealed record LimitPreview(
    int Rounds, int Cameras, IReadOnlyList<LimitPreviewCamera> Raised, IReadOnlyList<LimitPreviewCamera> Cleared);
