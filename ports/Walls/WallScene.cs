using System.Collections.Immutable;

namespace PrisonOps.Ports.Walls;

/// <summary>One picture of a wall: widgets on a grid that fills the screen, whatever its size.</summary>
/// <param name="Seconds">How long the rotation shows it; 0 leaves it out of the rotation.</param>
public sealed record WallScene(Guid Id, string Name, int Columns, int Rows, int Seconds, ImmutableArray<WallWidget> Widgets)
{
    public const int NameLengthMax = 60, TextLengthMax = 500, WidgetsMax = 40;
    public const int ColumnsMin = 2, ColumnsMax = 48, RowsMin = 2, RowsMax = 32;
    public const int SecondsMin = 5, SecondsMax = 3_600;
}
