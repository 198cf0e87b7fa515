using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows;

/// <summary>All places where flows are taken. Each reads on a thread of its own and with its own templates: they hold for one way (RFC 7011 section 8).</summary>
internal sealed class FlowListeners(
    IFlowSink sink, IOptions<FlowOptions> given, PushedMeter meter, TimeProvider time, ILogger<FlowListeners> logger) : BackgroundService, IFlowPlaces
{
    private const string Transport = "flows";

    private readonly ImmutableArray<(ListeningPlace Place, DatagramListener Listener)> listeners =
    [
        .. given.Value.Listeners
            .Select(listener => ListeningPlace.Of(Transport, listener.Address, listener.Port, listener.NetworkDomain))
            .Select(place => (place, new DatagramListener(place, given.Value.ReceiveBufferOctets, meter, time, logger))),
    ];

    /// <summary>Where each listens, in the order of the options.</summary>
    public Task<IPEndPoint[]> Bound => Task.WhenAll(listeners.Select(one => one.Listener.Bound));

    public ImmutableArray<FlowPlace> Places { get; } =
        [.. given.Value.Listeners.Select(listener => new FlowPlace(listener.NetworkDomain, listener.Address, listener.Port))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(listeners.Select(one => Task.Run(() => Run(one.Place, one.Listener, stoppingToken), stoppingToken)));

    private Task Run(ListeningPlace place, DatagramListener listener, CancellationToken cancellationToken)
    {
        FlowDecoder decoder = new(given.Value.ExportersMax);
        FlowReport report = new();
        return listener.Run(
            (datagram, from, _) =>
            {
                FlowExporter exporter = new(place.NetworkDomain, ListeningPlace.AddressOf(from));
                meter.Received(Transport);
                if (decoder.Read(datagram.Span, exporter, time.GetUtcNow(), report)) sink.Take(exporter, report);
                else meter.Refused(Transport);
            },
            cancellationToken);
    }
}
