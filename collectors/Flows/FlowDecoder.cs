using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows;

/// <summary>
/// Reads datagrams of one listener, whatever their format: the first octets tell. It remembers templates by exporter, because another one's
/// template of the same number says something else, and is used by one thread only.
/// </summary>
internal sealed class FlowDecoder(int exportersMax)
{
    private const uint SFlowVersion = 5;

    /// <summary>The place of an exporter that said nothing for so long may be given to another one.</summary>
    private static readonly TimeSpan SilentMax = TimeSpan.FromHours(1);

    private readonly Dictionary<FlowExporter, ExporterState> exporters = [];

    /// <summary>Fills the report. False when it is none of the formats, or there is no room for another exporter.</summary>
    public bool Read(ReadOnlySpan<byte> datagram, FlowExporter exporter, DateTimeOffset now, FlowReport report)
    {
        report.Clear();
        if (FormatOf(datagram) is not { } format || StateOf(exporter, now) is not { } state) return false;

        report.Format = format;
        switch (format)
        {
            case FlowFormat.NetFlow5:
                NetFlow5.Read(datagram, state, report);
                break;
            case FlowFormat.NetFlow9:
                TemplatedFlows.ReadNetFlow9(datagram, state, now, report);
                break;
            case FlowFormat.Ipfix:
                TemplatedFlows.ReadIpfix(datagram, state, now, report);
                break;
            case FlowFormat.SFlow5:
                SFlow5.Read(datagram, state, report);
                break;
        }

        return true;
    }

    /// <summary>The version has two octets in NetFlow and IPFIX, and four in sFlow.</summary>
    private static FlowFormat? FormatOf(ReadOnlySpan<byte> datagram)
    {
        Wire.WireReader reader = new(datagram);
        uint first = reader.Number32();
        return (reader.IsBroken, first >> 16) switch
        {
            (true, _) => null,
            (_, (uint)FlowFormat.NetFlow5) => FlowFormat.NetFlow5,
            (_, (uint)FlowFormat.NetFlow9) => FlowFormat.NetFlow9,
            (_, (uint)FlowFormat.Ipfix) => FlowFormat.Ipfix,
            _ => first == SFlowVersion ? FlowFormat.SFlow5 : null,
        };
    }

    private ExporterState? StateOf(FlowExporter exporter, DateTimeOffset now)
    {
        if (exporters.TryGetValue(exporter, out ExporterState? state))
        {
            state.HeardAt = now;
            return state;
        }

        if (exporters.Count >= exportersMax)
        {
            (FlowExporter silent, ExporterState last) = exporters.MinBy(one => one.Value.HeardAt);
            if (now - last.HeardAt < SilentMax) return null;

            exporters.Remove(silent);
        }

        return exporters[exporter] = new(now);
    }
}
