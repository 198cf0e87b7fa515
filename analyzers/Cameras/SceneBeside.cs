using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// A box or a note before the lens, smooth to an encoder, with a strip of the scene beside it: at the rim of the picture there are edges nearly everywhere, and all that
/// shows anything lives. Of a card the rim is empty, and what moves on it is a text.
/// </summary>
internal static class SceneBeside
{
    private const double LivingQuietMin = 0.2;
    private const double RimShareMin = 0.6;

    public static bool IsShown(PictureMeasurements picture, PictureTiles tiles)
    {
        if (picture.Signs is not { NoiseSigma: <= SignalCard.LineNoiseMin, DifferenceQuiet: >= LivingQuietMin }) return false;
        int rim = 0, shown = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (tile % TileGrid.Columns is not (0 or TileGrid.Columns - 1) && tile / TileGrid.Columns is not (0 or TileGrid.Rows - 1)) continue;
            rim++;
            if (tiles.Steepest[tile] > SignalCard.FlatStepMax) shown++;
        }

        return shown >= RimShareMin * rim;
    }
}
