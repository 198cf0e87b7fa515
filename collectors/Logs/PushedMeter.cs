using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using PrisonOps.Collectors.Snmp.Transport;

namespace PrisonOps.Collectors.Logs;

/// <summary>What listeners took and what was lost before it was a row, for /metrics.</summary>
internal sealed class PushedMeter
{
    public const string Name = "prisonops.pushed";

    private readonly ConcurrentDictionary<IPEndPoint, bool> ports = new();
    private readonly Counter<long> received;
    private readonly Counter<long> dropped;
    private readonly Counter<long> refused;

    public PushedMeter(IMeterFactory meters)
    {
        Meter meter = meters.Create(Name);
        received = meter.CreateCounter<long>("prisonops.pushed.received", null, "Syslog messages, traps and datagrams of flows that came in");
        dropped = meter.CreateCounter<long>("prisonops.pushed.dropped", null, "Messages for which there was no room");
        refused = meter.CreateCounter<long>("prisonops.pushed.refused", null, "Datagrams and connections that were refused: no message, a community or user that nobody has, or too many connections");
        meter.CreateObservableCounter("prisonops.pushed.dropped-by-kernel", DroppedByKernel, null, "Datagrams that the receive buffer had no room for");
    }

    public void Received(string transport) => received.Add(1, new KeyValuePair<string, object?>("transport", transport));

    public void Dropped(string transport) => dropped.Add(1, new KeyValuePair<string, object?>("transport", transport));

    public void Refused(string transport) => refused.Add(1, new KeyValuePair<string, object?>("transport", transport));

    /// <summary>The kernel's own counter of this port is part of the figures from now on.</summary>
    public void Watch(IPEndPoint port) => ports[port] = true;

    private long DroppedByKernel() => ports.Keys.Sum(
        port => KernelDrops.Of(port.AddressFamily == AddressFamily.InterNetwork ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, port.Port));
}
