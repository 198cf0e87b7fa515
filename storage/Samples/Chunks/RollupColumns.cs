namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>What an hour or a day keeps of a series, a column each. An hour without a value has a count that is not a number.</summary>
internal static class RollupColumns
{
    public const int Values = 0;
    public const int Min = 1;
    public const int Max = 2;
    public const int Sum = 3;
    public const int Last = 4;

    /// <summary>When the last value came, in whole seconds after the beginning: near enough to tell which of two is the last.</summary>
    public const int LastAtSeconds = 5;

    public const int Count = 6;

    /// <summary>The hours or days of a block of polls.</summary>
    public static SampleBlock RollUp(SampleBlock polls, BlockKind kind)
    {
        long step = BlockNumbers.Step(kind).Ticks / TimeSpan.TicksPerMicrosecond;
        long[] begins = [.. polls.Times.Select(time => time - (time % step)).Distinct()];
        SampleBlock rolled = new(kind, polls.ObjectId, polls.Layout, begins);
        foreach ((int place, double[][] columns) in polls.Places)
        {
            double[][] into = rolled.Columns(place);
            int bucket = 0;
            for (int at = 0; at < polls.Times.Length; at++)
            {
                while (polls.Times[at] - begins[bucket] >= step) bucket++;
                double value = columns[0][at];
                if (double.IsFinite(value)) Add(into, bucket, 1, value, value, value, value, (polls.Times[at] - begins[bucket]) / 1_000_000);
            }
        }

        return rolled;
    }

    public static void Combine(double[][] into, int to, double[][] from, int at)
    {
        if (!double.IsNaN(from[Values][at]))
            Add(into, to, from[Values][at], from[Min][at], from[Max][at], from[Sum][at], from[Last][at], from[LastAtSeconds][at]);
    }

    private static void Add(double[][] into, int to, double values, double min, double max, double sum, double last, double lastAtSeconds)
    {
        if (double.IsNaN(into[Values][to]))
        {
            (into[Values][to], into[Min][to], into[Max][to], into[Sum][to]) = (values, min, max, sum);
            (into[Last][to], into[LastAtSeconds][to]) = (last, lastAtSeconds);
            return;
        }

        into[Values][to] += values;
        into[Min][to] = Math.Min(into[Min][to], min);
        into[Max][to] = Math.Max(into[Max][to], max);
        into[Sum][to] += sum;
        if (lastAtSeconds >= into[LastAtSeconds][to]) (into[Last][to], into[LastAtSeconds][to]) = (last, lastAtSeconds);
    }
}
