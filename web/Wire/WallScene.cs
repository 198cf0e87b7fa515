namespace PrisonOps.Web.Wire;

public sealed record WallScene(Guid Id, string Name, int Columns, int Rows, int Seconds, IReadOnlyList<WallWidget> Widgets);
