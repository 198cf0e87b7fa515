using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Grains.Devices;

/// <summary>
/// Turns polls of one device into sample rows. A layout is resolved beside the turns; until it is there the newest poll waits, older ones are
/// gaps. A failed poll leaves a row too: it did not answer, and nothing else is known.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class DeviceSamples(Guid objectId, ISampleLayouts layouts, ISampleWriter writer, Action<Exception> failureLog)
{
    /// <summary>Series of one device; more are not stored.</summary>
    public const int SeriesMax = 4_096;

    private static readonly SeriesName Reachable = new("device.reachable", "", "1");
    private static readonly SeriesName RoundTrip = new("device.round-trip", "", "s");

    private ImmutableArray<SeriesName> series = [];
    private int? layout;
    private Dictionary<SeriesName, int> places = [];
    private (DateTimeOffset At, Quantity[] Values)? waiting;
    private Task resolving = Task.CompletedTask;

    public void Take(DevicePollResult poll, ImmutableArray<Quantity> quantities)
    {
        if (poll.Outcome == DevicePollOutcome.NotAsked) return;

        bool answered = poll.Outcome == DevicePollOutcome.Answered;
        Quantity[] values =
        [
            new(Reachable.Name, "", answered ? 1 : 0, Reachable.Unit, QuantityKind.State),
            new(RoundTrip.Name, "", poll.RoundTrip?.TotalSeconds ?? double.NaN, RoundTrip.Unit, QuantityKind.Gauge),
            .. quantities.Take(SeriesMax - 2),
        ];

        if (layout is { } known && Row(values) is { } row) writer.Offer(new(objectId, known, poll.At, row));
        else Resolve(poll.At, values);
    }

    /// <summary>Null when the poll has a series that the layout has not.</summary>
    private double[]? Row(Quantity[] values)
    {
        var row = new double[series.Length];
        Array.Fill(row, double.NaN);
        for (int i = 0; i < values.Length; i++)
        {
            // A device tells its series in the same order each time, so the place is mostly the one in the list.
            SeriesName name = NameOf(values[i]);
            if (i < series.Length && series[i] == name) row[i] = values[i].Value;
            else if (places.TryGetValue(name, out int place)) row[place] = values[i].Value;
            else return null;
        }

        return row;
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
                places = wanted.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
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
    /// What the layout has stays, so that a series that is missing once does not make another layout; a device of which most is gone begins anew.
    /// </summary>
    private ImmutableArray<SeriesName> With(Quantity[] values)
    {
        ImmutableArray<SeriesName> now = [.. values.Select(NameOf).Distinct()];
        ImmutableArray<SeriesName> both = [.. series.Union(now)];
        return both.Length <= SeriesMax && both.Length <= now.Length * 2 ? both : now;
    }

    private static SeriesName NameOf(Quantity quantity) => new(quantity.Name, quantity.Instance, quantity.Unit);
}
