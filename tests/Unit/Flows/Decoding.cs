using PrisonOps.Collectors.Flows;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Tests.Unit.Flows;

/// <summary>One listener that hears datagrams one after the other.</summary>
internal sealed class Decoding(int exportersMax = 10)
{
    public static readonly FlowExporter Exporter = new("office", "192.0.2.7");

    private readonly FlowDecoder decoder = new(exportersMax);

    public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    public FlowReport Report { get; } = new();

    public FlowReport Read(byte[] datagram, FlowExporter? from = null)
    {
        Assert.True(decoder.Read(datagram, from ?? Exporter, Now, Report), "The datagram is none of flows.");
        return Report;
    }

    public bool Refuses(byte[] datagram, FlowExporter? from = null) => !decoder.Read(datagram, from ?? Exporter, Now, Report);
}
