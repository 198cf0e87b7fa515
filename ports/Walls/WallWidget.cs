namespace PrisonOps.Ports.Walls;

/// <summary>A widget in its place, counted in cells of its scene from the upper left, which is (0, 0).</summary>
/// <param name="Text">Of <see cref="WallWidgetKind.Text"/>; else null.</param>
/// <param name="MapId">Of <see cref="WallWidgetKind.Topology"/>; else null.</param>
/// <param name="Kpi">Of <see cref="WallWidgetKind.Kpi"/>; else null.</param>
public sealed record WallWidget(WallWidgetKind Kind, int X, int Y, int Width, int Height, string? Text, Guid? MapId = null, WallKpi? Kpi = null)
{
    public bool Overlaps(WallWidget other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}
