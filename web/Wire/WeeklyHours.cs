namespace PrisonOps.Web.Wire;

/// <param name="Days">ISO: Monday is 1, Sunday 7.</param>
public sealed record WeeklyHours(IReadOnlyList<int> Days, TimeOnly From, TimeOnly To);
