namespace PrisonOps.Web.Wire;

public sealed record AlarmPivotCell(string[] Key, AlarmFigures Figures);
