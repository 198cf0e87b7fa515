namespace PrisonOps.Web.Wire;

public sealed record AlarmPivot(
    DateTimeOffset From, DateTimeOffset To, string Zone, string[] By, AlarmFigures Total, AlarmPivotCell[] Cells, bool IsCut);
