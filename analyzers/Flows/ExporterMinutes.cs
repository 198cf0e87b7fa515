using System.Collections.Immutable;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Analyzers.Flows;

/// <summary>The open minute of one exporter, and what has to be remembered of it from one minute to the next.</summary>
internal sealed class ExporterMinutes(FlowExporter exporter, FlowBounds bounds)
{
    /// <summary>No port moves more in the time between two counters: it is a restart.</summary>
    private const ulong CountedMax = 1UL << 50;

    private readonly Dictionary<Conversation, FlowSum> conversations = [];
    private readonly Dictionary<uint, PortMinute> ports = [];
    private readonly Dictionary<uint, PortCounters> counters = [];
    private FlowFormat format;
    private FlowSum total;
    private FlowLoss loss;

    public FlowExporter Exporter => exporter;

    /// <summary>The present minute, or the last one that was open.</summary>
    public DateTimeOffset Minute { get; private set; }

    public bool IsOpen { get; private set; }

    public int Held => conversations.Count;

    /// <param name="hasRoom">False: conversations that are not held already are other traffic.</param>
    public void Take(FlowReport report, DateTimeOffset minute, bool hasRoom)
    {
        (Minute, IsOpen, format, loss) = (minute, true, report.Format, loss.Plus(report));
        foreach (FlowRecord record in report.Records) Add(record, hasRoom);
        foreach (PortCounters read in report.Counters) Count(read);
    }

    public FlowMinute Close()
    {
        FlowMinute minute = new(
            exporter, Minute, format, total, loss, [.. ports.Values.OrderBy(port => port.Port)], [.. Greatest(bounds.KeptMax)]);
        conversations.Clear();
        ports.Clear();
        (total, loss, IsOpen) = (default, default, false);
        return minute;
    }

    private void Add(FlowRecord record, bool hasRoom)
    {
        FlowSum sum = new(record.Octets, record.Packets, 1);
        total = total.Plus(sum);
        Add(record.Input, sum, default);
        Add(record.Output, default, sum);
        // What is no IP has no ends that could be named.
        if (record.Source.IsNone && record.Destination.IsNone) return;

        Conversation key = new(
            record.Source, record.Destination, record.Protocol, ServicePort.Of(record.Protocol, record.SourcePort, record.DestinationPort), record.Input,
            record.Output);
        if (conversations.TryGetValue(key, out FlowSum known)) conversations[key] = known.Plus(sum);
        else if (hasRoom) Hold(key, sum);
    }

    private void Hold(Conversation key, FlowSum sum)
    {
        if (conversations.Count >= bounds.HeldMax)
        {
            ConversationMinute[] greatest = [.. Greatest(bounds.HeldMax / 2)];
            conversations.Clear();
            foreach (ConversationMinute kept in greatest) conversations[kept.Conversation] = kept.Sum;
        }

        conversations[key] = sum;
    }

    private IEnumerable<ConversationMinute> Greatest(int max) =>
        conversations.OrderByDescending(one => one.Value.Octets).Take(max).Select(one => new ConversationMinute(one.Key, one.Value));

    private void Add(uint port, FlowSum input, FlowSum output)
    {
        PortMinute known = Port(port);
        ports[known.Port] = known with { In = known.In.Plus(input), Out = known.Out.Plus(output) };
    }

    /// <summary>The difference to the last counters counts in the minute in which these came.</summary>
    private void Count(PortCounters read)
    {
        bool isKnown = counters.TryGetValue(read.Port, out PortCounters last);
        if (!isKnown && counters.Count >= bounds.PortsMax) return;

        counters[read.Port] = read;
        (ulong input, ulong output) = unchecked((read.InOctets - last.InOctets, read.OutOctets - last.OutOctets));
        if (!isKnown || input > CountedMax || output > CountedMax) return;

        PortMinute known = Port(read.Port);
        // Counters of a port beyond the bound say nothing about port 0.
        if (known.Port == read.Port) ports[known.Port] = known with { CountedIn = (known.CountedIn ?? 0) + (long)input, CountedOut = (known.CountedOut ?? 0) + (long)output };
    }

    private PortMinute Port(uint port)
    {
        if (ports.TryGetValue(port, out PortMinute known)) return known;
        return ports.Count < bounds.PortsMax || port == 0 ? new(port, default, default, null, null) : Port(0);
    }
}
