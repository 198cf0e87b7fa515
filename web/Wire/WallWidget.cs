using PrisonOps.Ports.Walls;

namespace PrisonOps.Web.Wire;

public sealed record WallWidget(WallWidgetKind Kind, int X, int Y, int Width, int Height, string? Text, Guid? MapId = null, WallKpi? Kpi = null);
