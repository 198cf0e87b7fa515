namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// How much two keyframes differ outside of a running clock: the mean over the blocks, and the block that differs most.
/// A living sensor never gives the same picture twice, its noise alone moves every block a little; a frozen picture repeats itself, and what
/// the camera still burns in (the clock) is small and stands at the upper or lower edge. So the up to 16 most changed blocks of the outer
/// rows are left out, and nothing else is.
/// </summary>
/// <param name="Mean">Mean absolute difference of luma, 0 to 255.</param>
/// <param name="BlockMax">The same in the block that differs most.</param>
/// <param name="Quiet">The same in the quietest tenth of the blocks that show anything: where nothing moves, and only noise or coding differs.</param>
public readonly record struct Stillness(double Mean, double BlockMax, double Quiet)
{
    private const int ClockBlocksMax = 16;

    /// <summary>Null when the two pictures are of different size: a stream that changes its size is not still.</summary>
    /// <param name="blank">Blocks that show nothing: they do not count among the quiet ones.</param>
    internal static Stillness? Between(PlaneView before, PlaneView now, ReadOnlySpan<bool> blank)
    {
        if (before.WidthPx != now.WidthPx || before.HeightPx != now.HeightPx) return null;

        Span<double> differences = stackalloc double[BlockGrid.Blocks];
        BlockGrid.Differences(before, now, differences);
        return Outside(differences, blank);
    }

    internal static Stillness Outside(ReadOnlySpan<double> differences) => Outside(differences, stackalloc bool[BlockGrid.Blocks]);

    private static Stillness Outside(ReadOnlySpan<double> differences, ReadOnlySpan<bool> blank)
    {
        Span<double> outer = stackalloc double[BlockGrid.Blocks];
        int outerCount = 0, count = 0;
        double sum = 0, max = 0;
        for (int block = 0; block < BlockGrid.Blocks; block++)
        {
            if (BlockGrid.MayHoldClock(block))
            {
                outer[outerCount++] = differences[block];
                continue;
            }

            sum += differences[block];
            max = Math.Max(max, differences[block]);
            count++;
        }

        outer[..outerCount].Sort();
        foreach (double difference in outer[..(outerCount - ClockBlocksMax)])
        {
            sum += difference;
            max = Math.Max(max, difference);
            count++;
        }

        int shown = 0;
        for (int block = 0; block < BlockGrid.Blocks; block++)
        {
            if (!blank[block]) outer[shown++] = differences[block];
        }

        outer[..shown].Sort();
        return new(sum / count, max, shown == 0 ? 0 : outer[shown / 10]);
    }
}
