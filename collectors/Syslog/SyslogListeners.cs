using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>All places where syslog is taken.</summary>
internal sealed class SyslogListeners : BackgroundService
{
    private readonly ImmutableArray<(Func<CancellationToken, Task> Run, Task<IPEndPoint> Bound)> listeners;

    public SyslogListeners(
        SyslogIntake intake, SyslogCertificate certificate, IOptions<SyslogOptions> given, PushedMeter meter, TimeProvider time, ILogger<SyslogListeners> logger)
    {
        SyslogOptions options = given.Value;
        var seats = new ConnectionSeats(options.ConnectionsMax, options.ConnectionsPerAddressMax);
        listeners = [.. options.Listeners.Select(Make)];

        (Func<CancellationToken, Task>, Task<IPEndPoint>) Make(SyslogListenerOptions listener)
        {
            ListeningPlace place = ListeningPlace.Of(
                $"syslog-{listener.Transport.ToString().ToLowerInvariant()}", listener.Address, listener.Port, listener.NetworkDomain);
            if (listener.Transport == SyslogTransport.Udp)
            {
                var datagrams = new DatagramListener(place, options.ReceiveBufferOctets, meter, time, logger);
                return (stop => datagrams.Run((datagram, from, _) => intake.Offer(datagram.Span, place, from), stop), datagrams.Bound);
            }

            var streams = new SyslogStreams(
                place, listener.Transport == SyslogTransport.Tls, options, intake, certificate, seats, meter, time, logger);
            return (streams.Run, streams.Bound);
        }
    }

    /// <summary>Where each listens, in the order of the options.</summary>
    public Task<IPEndPoint[]> Bound => Task.WhenAll(listeners.Select(listener => listener.Bound));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(listeners.Select(listener => Task.Run(() => listener.Run(stoppingToken), stoppingToken)));
}
