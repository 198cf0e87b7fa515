using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>Makes a message of the grid out of octets and their sender.</summary>
internal sealed class SyslogIntake(ILogSink sink, IOptions<SyslogOptions> options, PushedMeter meter, TimeProvider time)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.DeviceZone);

    public void Offer(ReadOnlySpan<byte> octets, ListeningPlace place, IPEndPoint from)
    {
        meter.Received(place.Transport);
        if (!sink.Offer(Read(octets, place, from))) meter.Dropped(place.Transport);
    }

    public ValueTask Accept(ReadOnlySpan<byte> octets, ListeningPlace place, IPEndPoint from, CancellationToken cancellationToken)
    {
        meter.Received(place.Transport);
        return sink.Accept(Read(octets, place, from), cancellationToken);
    }

    private LogMessage Read(ReadOnlySpan<byte> octets, ListeningPlace place, IPEndPoint from)
    {
        DateTimeOffset now = time.GetUtcNow();
        SyslogContent read = SyslogParser.Parse(octets, now, zone, options.Value.MessageOctetsMax);
        return new()
        {
            ReceivedAt = now,
            DeviceAt = read.DeviceAt,
            NetworkDomain = place.NetworkDomain,
            Address = ListeningPlace.AddressOf(from),
            Kind = LogKind.Syslog,
            Facility = read.Facility,
            Severity = read.Severity,
            Host = read.Host,
            App = read.App,
            Text = read.Text,
            Variables = read.Variables,
        };
    }
}
