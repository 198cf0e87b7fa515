using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Grains.Objects;

/// <summary>
/// Turns the polls of one object into sample rows. A layout is resolved beside the turns; until it is there the newest poll waits, older ones
/// are gaps.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class ObjectSamples(Guid objectId, ISampleLayouts layouts, ISampleWriter writer, Action<Exception> failureLog)
{
    /// <summary>Series of one object; more are not stored.</summary>
    public const int SeriesMax = 4_096;

    private ImmutableArray<SeriesName> series = [];
    private int? layout;
    private Dictionary<SeriesName, int>? places;
    private (DateTimeOffset At, Quantity[] Values)? waiting;
    private Task resolving = Task.CompletedTask;

    public void Offer(DateTimeOffset at, Quantity[] values)
    {
        if (layout is { } known && Row(values) is { } row) writer.Offer(new(objectId, known, at, row));
        else Resolve(at, values);
    }

    /// <summary>Null when the poll has a series that the layout has not.</summary>
    private double[]? Row(Quantity[] values)
    {
        var row = new double[series.Length];
        Array.Fill(row, double.NaN);
        for (int i = 0; i < values.Length; i++)
        {
            // An object tells its series in the same order each time: most never need the index.
            SeriesName name = NameOf(values[i]);
            if (i < series.Length && series[i] == name) row[i] = values[i].Value;
            else if (PlaceOf(name) is { } place) row[place] = values[i].Value;
            else return null;
        }

        // What stands last and was not measured this time is left out; one value stays, because an array without any says nothing of its poll.
        int measured = row.AsSpan().LastIndexOfAnyExcept(double.NaN) + 1;
        return measured == row.Length ? row : row[..Math.Max(1, measured)];
    }

    private int? PlaceOf(SeriesName name)
    {
        places ??= series.Index().ToDictionary(known => known.Item, known => known.Index);
        return places.TryGetValue(name, out int place) ? place : null;
    }

    private void Resolve(DateTimeOffset at, Quantity[] values)
    {
        waiting = (at, values);
        if (resolving.IsCompleted) resolving = ResolveWaiting();
    }

    private async Task ResolveWaiting()
    {
        try
        {
            while (waiting is { } poll)
            {
                ImmutableArray<SeriesName> wanted = With(poll.Values);
                int resolved = await layouts.Resolve(wanted, CancellationToken.None);

                (series, layout) = (wanted, resolved);
                places = null;
                poll = waiting.Value;
                waiting = null;
                if (Row(poll.Values) is { } row) writer.Offer(new(objectId, resolved, poll.At, row));
                else waiting ??= poll;
            }
        }
        catch (Exception failure)
        {
            // The edge of the resolution: the next poll asks again.
            failureLog(failure);
            waiting = null;
        }
    }

    /// <summary>
    /// What the layout has stays, so that a series that is missing once does not make another layout; an object of which most is gone begins anew.
    /// </summary>
    private ImmutableArray<SeriesName> With(Quantity[] values)
    {
        ImmutableArray<SeriesName> now = [.. values.Select(NameOf).Distinct()];
        ImmutableArray<SeriesName> both = [.. series.Union(now)];
        return both.Length <= SeriesMax && both.Length <= now.Length * 2 ? both : now;
    }

    private static SeriesName NameOf(Quantity quantity) => new(quantity.Name, quantity.Instance, quantity.Unit);
}
