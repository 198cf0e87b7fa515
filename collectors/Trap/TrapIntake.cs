using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Logs;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Trap;

/// <summary>
/// Makes messages of the grid out of datagrams. Traps of version 1 and 2c are read where they are received; informs and everything of
/// version 3 wait in a bounded line, because they need keys or an acknowledgement.
/// </summary>
internal sealed partial class TrapIntake(
    ILogSink sink, UsmDoor door, TrapCommunities communities, IOptions<TrapOptions> options, PushedMeter meter, TimeProvider time, ILogger<TrapIntake> logger)
{
    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.Value.WaitingMax) { SingleReader = true });
    private readonly RecentInforms recent = new(time);

    private sealed record Waiting(byte[] Datagram, IPEndPoint From, Socket Socket, ListeningPlace Place, TrapListenerOptions Listener, DateTimeOffset At);

    public void Offer(ReadOnlyMemory<byte> datagram, IPEndPoint from, Socket socket, ListeningPlace place, TrapListenerOptions listener)
    {
        meter.Received(place.Transport);
        if (!MessageFrame.TryOpen(datagram.Span, out int version, out BerReader reader, out _))
        {
            meter.Refused(place.Transport);
            return;
        }

        if (version == (int)SnmpVersion.V1)
        {
            Take(NotificationReader.ReadVersion1(reader), IsBelieved(reader, listener), place, from);
            return;
        }

        bool isTrap = version == (int)SnmpVersion.V2c && CommunityMessage.TryRead(reader, out _, out Pdu pdu) && pdu.Type == PduType.TrapV2;
        if (isTrap)
        {
            CommunityMessage.TryRead(reader, out _, out Pdu trap);
            Take(NotificationReader.Read(trap), IsBelieved(reader, listener), place, from);
        }
        else if (!waiting.Writer.TryWrite(new(datagram.ToArray(), from, socket, place, listener, time.GetUtcNow())))
        {
            meter.Dropped(place.Transport);
        }
    }

    /// <summary>Opens what waits, one after the other, until it is stopped.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        await foreach (Waiting next in waiting.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await Open(next, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One message must not end the line of all; the database of credentials may be away, and an inform comes again.
                LogNotOpened(logger, next.From, failure);
            }
        }
    }

    private bool IsBelieved(BerReader afterVersion, TrapListenerOptions listener) =>
        afterVersion.TryRead(BerTag.Octets, out ReadOnlySpan<byte> community) && communities.Know(community, listener);

    private void Take(Notification? read, bool isBelieved, ListeningPlace place, IPEndPoint from)
    {
        if (read is null) meter.Refused(place.Transport);
        else if (!isBelieved) TakeRefused(StrangeCommunity(read), place, from, time.GetUtcNow());
        else if (!sink.Offer(MessageOf(read, place, from, time.GetUtcNow()))) meter.Dropped(place.Transport);
    }

    /// <summary>Kept and counted, so that people see who knocks; nothing of it is obeyed or acknowledged.</summary>
    private void TakeRefused(string refusal, ListeningPlace place, IPEndPoint from, DateTimeOffset at)
    {
        meter.Refused(place.Transport);
        LogMessage message = MessageOf(new(null, []), place, from, at) with { Text = refusal, Severity = LogSeverity.Warning, IsRefused = true };
        if (!sink.Offer(message)) meter.Dropped(place.Transport);
    }

    private static string StrangeCommunity(Notification read) =>
        $"SNMP notification {read.TrapOid} not accepted: its community is in no credential set and not among those of the listener";

    private async ValueTask Open(Waiting next, CancellationToken cancellationToken)
    {
        if (await door.Open(next.Datagram, next.From, cancellationToken) is not { } opened)
        {
            OpenCommunityInform(next, cancellationToken);
            return;
        }

        if (opened.Refusal is { } refusal)
        {
            TakeRefused(refusal, next.Place, next.From, next.At);
        }
        else if (opened.Notification is { } read)
        {
            LogMessage message = MessageOf(read, next.Place, next.From, next.At);
            if (opened.InformId is { } id)
            {
                _ = Acknowledge(next, id, message, opened.Answer!, cancellationToken);
                return;
            }

            if (!sink.Offer(message)) meter.Dropped(next.Place.Transport);
        }

        if (opened.Answer is { } answer) Send(next, answer);
    }

    private void OpenCommunityInform(Waiting next, CancellationToken cancellationToken)
    {
        bool isInform = MessageFrame.TryOpen(next.Datagram, out int version, out BerReader reader, out _) && version == (int)SnmpVersion.V2c;
        if (isInform && CommunityMessage.TryRead(reader, out ReadOnlySpan<byte> community, out Pdu pdu) && pdu.Type == PduType.Inform
            && NotificationReader.Read(pdu) is { } read)
        {
            if (!communities.Know(community, next.Listener))
            {
                TakeRefused(StrangeCommunity(read), next.Place, next.From, next.At);
                return;
            }

            LogMessage message = MessageOf(read, next.Place, next.From, next.At);
            _ = Acknowledge(next, pdu.RequestId, message, InformAnswer.OfCommunity(community, pdu), cancellationToken);
            return;
        }

        meter.Refused(next.Place.Transport);
    }

    /// <summary>The sender hears back when the message is a row, and not before: else it sends again.</summary>
    private async Task Acknowledge(Waiting next, int requestId, LogMessage message, byte[] answer, CancellationToken cancellationToken)
    {
        try
        {
            if (await recent.Store(next.From, requestId, () => sink.Store(message, cancellationToken))) Send(next, answer);
            else meter.Dropped(next.Place.Transport);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotOpened(logger, next.From, failure);
        }
    }

    private void Send(Waiting to, byte[] answer)
    {
        try
        {
            to.Socket.SendTo(answer, to.From);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            LogNotAnswered(logger, to.From, gone.Message);
        }
    }

    private static LogMessage MessageOf(Notification read, ListeningPlace place, IPEndPoint from, DateTimeOffset at) => new()
    {
        ReceivedAt = at,
        NetworkDomain = place.NetworkDomain,
        Address = ListeningPlace.AddressOf(from),
        Kind = LogKind.Trap,
        Text = read.Text,
        TrapOid = read.TrapOid,
        Variables = read.Variables,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notification from {From} was not opened or stored")]
    private static partial void LogNotOpened(ILogger logger, IPEndPoint from, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{From} could not be answered: {Reason}")]
    private static partial void LogNotAnswered(ILogger logger, IPEndPoint from, string reason);
}
