namespace PrisonOps.Web.Wire;

public sealed record LimitPreview(int Looks, IReadOnlyList<LimitPreviewCamera> Raised, IReadOnlyList<LimitPreviewCamera> Cleared);
