namespace PrisonOps.Web.Wire;

public sealed record AlarmPivot(
    DateTimeOffset From, DateTimeOffset To, string Zone, IReadOnlyList<string> By, AlarmFigures Total, IReadOnlyList<AlarmPivotCell> Cells, bool IsCut);
