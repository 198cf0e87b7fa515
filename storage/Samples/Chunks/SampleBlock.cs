namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>
/// Points of one object in one layout, oldest first, in memory. Polls have one column a place, roll-ups have those of <see cref="RollupColumns"/>.
/// A place without any value has no columns.
/// </summary>
internal sealed class SampleBlock(BlockKind kind, Guid objectId, int layout, long[] times)
{
    private readonly SortedDictionary<int, double[][]> places = [];

    public BlockKind Kind { get; } = kind;

    public Guid ObjectId { get; } = objectId;

    public int Layout { get; } = layout;

    /// <summary>Microseconds since 1970; for roll-ups the beginnings of the hours or days.</summary>
    public long[] Times { get; } = times;

    /// <summary>From 1 on, as in the arrays of PostgreSQL.</summary>
    public IReadOnlyDictionary<int, double[][]> Places => places;

    public static int ColumnCount(BlockKind kind) => kind == BlockKind.Polls ? 1 : RollupColumns.Count;

    /// <summary>The columns of a place, made with nothing in them when it has none yet.</summary>
    public double[][] Columns(int place)
    {
        if (places.TryGetValue(place, out double[][]? columns)) return columns;

        columns = [.. Enumerable.Range(0, ColumnCount(Kind)).Select(_ => new double[Times.Length])];
        foreach (double[] column in columns) Array.Fill(column, double.NaN);
        places.Add(place, columns);
        return columns;
    }

    public void Add(int place, double[][] columns) => places.Add(place, columns);

    public void Remove(int place) => places.Remove(place);

    /// <summary>The points from one time to before another; null when there are none.</summary>
    public SampleBlock? Between(DateTimeOffset from, DateTimeOffset to)
    {
        int first = IndexOf(from), end = IndexOf(to);
        return first == end ? null : end - first == Times.Length ? this : Slice(first, end - first);
    }

    private int IndexOf(DateTimeOffset at)
    {
        int found = Array.BinarySearch(Times, (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        return found < 0 ? ~found : found;
    }

    public SampleBlock Slice(int first, int count)
    {
        SampleBlock slice = new(Kind, ObjectId, Layout, Times[first..(first + count)]);
        foreach ((int place, double[][] columns) in places)
        {
            double[][] cut = [.. columns.Select(column => column[first..(first + count)])];
            if (cut[0].AsSpan().ContainsAnyExcept(double.NaN)) slice.Add(place, cut);
        }

        return slice;
    }

    /// <summary>Without the points of some times; null when no point is left.</summary>
    public SampleBlock? Without(HashSet<long> known)
    {
        int[] kept = [.. Enumerable.Range(0, Times.Length).Where(at => !known.Contains(Times[at]))];
        if (kept.Length == 0) return null;

        SampleBlock rest = new(Kind, ObjectId, Layout, [.. kept.Select(at => Times[at])]);
        foreach ((int place, double[][] columns) in places) rest.Add(place, [.. columns.Select(column => kept.Select(at => column[at]).ToArray())]);
        return rest;
    }

    /// <summary>
    /// Both blocks' points in order. A poll that is there twice stays as it was stored first; an hour or day that is there twice is one with
    /// the values of both.
    /// </summary>
    public SampleBlock With(SampleBlock added)
    {
        long[] union = [.. Times.Union(added.Times).Order()];
        SampleBlock both = new(Kind, ObjectId, Layout, union);
        both.Put(this);
        both.Put(added);
        return both;
    }

    private void Put(SampleBlock part)
    {
        int[] to = [.. part.Times.Select(time => Array.BinarySearch(Times, time))];
        foreach ((int place, double[][] columns) in part.places)
        {
            double[][] into = Columns(place);
            for (int at = 0; at < to.Length; at++)
            {
                if (Kind != BlockKind.Polls) RollupColumns.Combine(into, to[at], columns, at);
                else if (double.IsNaN(into[0][to[at]])) into[0][to[at]] = columns[0][at];
            }
        }
    }
}
