namespace PrisonOps.Ports.Walls;

/// <summary>A widget in its place, counted in cells of its scene from the upper left, which is (0, 0).</summary>
/// <param name="Text">Of <see cref="WallWidgetKind.Text"/>; else null.</param>
public sealed record WallWidget(WallWidgetKind Kind, int X, int Y, int Width, int Height, string? Text)
{
    public bool Overlaps(WallWidget other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}
