namespace PrisonOps.Web.Wire;

public sealed record SeverityCounts(int Critical, int Major, int Minor, int Warning, int Indeterminate);
