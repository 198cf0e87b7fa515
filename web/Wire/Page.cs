namespace PrisonOps.Web.Wire;

public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next, int Total, bool TotalIsExact);
