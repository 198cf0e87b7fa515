namespace PrisonOps.Web.Wire;

public sealed record PlanWindow(TimeOnly From, TimeOnly To);
