using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Logs;

namespace PrisonOps.Collectors.Trap;

/// <summary>All places where traps and informs are taken.</summary>
internal sealed class TrapListeners(
    TrapIntake intake, TrapCommunities communities, IOptions<TrapOptions> options, PushedMeter meter, TimeProvider time, ILogger<TrapListeners> logger) : BackgroundService
{
    private readonly ImmutableArray<(TrapListenerOptions Options, ListeningPlace Place, DatagramListener Listener)> listeners =
    [
        .. options.Value.Listeners
            .Select(listener => (listener, place: ListeningPlace.Of("snmp-trap", listener.Address, listener.Port, listener.NetworkDomain)))
            .Select(one => (one.listener, one.place, new DatagramListener(one.place, options.Value.ReceiveBufferOctets, meter, time, logger))),
    ];

    /// <summary>Where each listens, in the order of the options.</summary>
    public Task<IPEndPoint[]> Bound => Task.WhenAll(listeners.Select(one => one.Listener.Bound));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await communities.Read(stoppingToken);
        await Task.WhenAll(
            listeners.Select(one => Task.Run(
                () => one.Listener.Run((datagram, from, socket) => intake.Offer(datagram, from, socket, one.Place, one.Options), stoppingToken), stoppingToken))
                .Append(Task.Run(() => intake.Run(stoppingToken), stoppingToken))
                .Append(communities.KeepReading(stoppingToken)));
    }
}
