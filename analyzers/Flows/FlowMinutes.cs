using System.Collections.Immutable;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Analyzers.Flows;

/// <summary>
/// Sums up flows by exporter and minute of receipt: clocks of devices are not trusted. It knows no clock and no thread; everything in it is
/// bounded, and what goes beyond is still in the totals.
/// </summary>
public sealed class FlowMinutes(FlowBounds bounds)
{
    /// <summary>The counters of an exporter that was silent for so long say nothing about a minute.</summary>
    private static readonly TimeSpan SilentMax = TimeSpan.FromMinutes(10);

    private readonly Dictionary<FlowExporter, ExporterMinutes> exporters = [];
    private readonly Queue<FlowMinute> closed = [];
    private int held;

    /// <summary>Reports of exporters for which there was no room.</summary>
    public long Refused { get; private set; }

    /// <summary>Minutes that nobody took in time.</summary>
    public long Lost { get; private set; }

    public void Take(FlowExporter exporter, FlowReport report, DateTimeOffset at)
    {
        DateTimeOffset minute = MinuteOf(at);
        if (!exporters.TryGetValue(exporter, out ExporterMinutes? open))
        {
            if (exporters.Count >= bounds.ExportersMax)
            {
                Refused++;
                return;
            }

            exporters[exporter] = open = new(exporter, bounds);
        }

        if (open.IsOpen && open.Minute != minute) Close(open);
        int before = open.Held;
        open.Take(report, minute, hasRoom: held < bounds.HeldByAllMax);
        held += open.Held - before;
    }

    /// <summary>Gives up to <paramref name="max"/> minutes that are over, the oldest first.</summary>
    public ImmutableArray<FlowMinute> TakeOver(DateTimeOffset now, int max)
    {
        DateTimeOffset minute = MinuteOf(now);
        foreach (ExporterMinutes over in exporters.Values.Where(one => one.IsOpen && one.Minute < minute)) Close(over);
        foreach (ExporterMinutes silent in exporters.Values.Where(one => !one.IsOpen && minute - one.Minute > SilentMax).ToArray()) exporters.Remove(silent.Exporter);

        ImmutableArray<FlowMinute>.Builder taken = ImmutableArray.CreateBuilder<FlowMinute>();
        while (taken.Count < max && closed.TryDequeue(out FlowMinute? next)) taken.Add(next);
        return taken.DrainToImmutable();
    }

    /// <summary>Closes the present minute too: nothing more will come.</summary>
    public void End()
    {
        foreach (ExporterMinutes open in exporters.Values.Where(one => one.IsOpen)) Close(open);
    }

    private void Close(ExporterMinutes open)
    {
        held -= open.Held;
        if (closed.Count >= bounds.ClosedMax)
        {
            closed.Dequeue();
            Lost++;
        }

        closed.Enqueue(open.Close());
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
