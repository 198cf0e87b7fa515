namespace PrisonOps.Web.Wire;

public sealed record AlarmPivotCell(IReadOnlyList<string> Key, AlarmFigures Figures);
