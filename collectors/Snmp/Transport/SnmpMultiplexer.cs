using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>
/// Speaks with thousands of agents over one socket a family. A request takes a slot by the low bits of its id; an answer must carry the
/// whole id and come from the address asked, else it is counted and kept as evidence of what is wrong with that agent.
/// </summary>
internal sealed class SnmpMultiplexer : IDisposable
{
    private const int SlotCount = 1 << 16;
    private const int PeersMax = 65_536;
    private const uint IdStride = 2_654_435_761;
    private static readonly TimeSpan PeerIdleMax = TimeSpan.FromMinutes(10);

    private readonly SnmpOptions limits;
    private readonly TimeProvider time;
    private readonly ILogger<SnmpMultiplexer> logger;
    private readonly SnmpExchange?[] slots = new SnmpExchange?[SlotCount];
    private readonly ConcurrentQueue<SnmpExchange> pool = new();
    private readonly ConcurrentDictionary<IPEndPoint, AgentPeer> peers = new();
    private readonly TimerWheel wheel;
    private readonly ITimer tidy;
    private readonly Lazy<UdpPort> ipv4;
    private readonly Lazy<UdpPort> ipv6;
    private int lastId = Random.Shared.Next();
    private int inFlight;
    private volatile bool closed;
    private long sent, answered, resent, timedOut, unmatched, wrongSource, malformed;

    public SnmpMultiplexer(IOptions<SnmpOptions> options, TimeProvider time, ILogger<SnmpMultiplexer> logger)
    {
        (limits, this.time, this.logger) = (options.Value, time, logger);
        wheel = new(time, OnExpired);
        tidy = time.CreateTimer(_ => ForgetIdlePeers(), null, PeerIdleMax, PeerIdleMax);
        ipv4 = new(() => new(AddressFamily.InterNetwork, limits.ReceiveBufferOctets, Handle, this.logger));
        ipv6 = new(() => new(AddressFamily.InterNetworkV6, limits.ReceiveBufferOctets, Handle, this.logger));
    }

    /// <summary>Writes the datagram of a request that has just got its id.</summary>
    public delegate void DatagramWriter<in TState>(ref BerWriter writer, TState state, int requestId);

    public SnmpTraffic Traffic => new(
        Interlocked.Read(ref sent),
        Interlocked.Read(ref answered),
        Interlocked.Read(ref resent),
        Interlocked.Read(ref timedOut),
        Interlocked.Read(ref unmatched),
        Interlocked.Read(ref wrongSource),
        Interlocked.Read(ref malformed),
        (ipv4.IsValueCreated ? ipv4.Value.DroppedByKernel : 0) + (ipv6.IsValueCreated ? ipv6.Value.DroppedByKernel : 0),
        Volatile.Read(ref inFlight));

    public ValueTask<SnmpAnswer> Send<TState>(
        SnmpTarget target, bool wantsDatagram, DatagramWriter<TState> write, TState state, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return new(GaveUp(target));
        if (closed) return new(Closed());
        if (Interlocked.Increment(ref inFlight) > limits.InFlightMax)
        {
            Interlocked.Decrement(ref inFlight);
            return new(SnmpAnswer.Failed(SnmpOutcome.Overloaded, $"{limits.InFlightMax} requests are under way, no more are allowed"));
        }

        AgentPeer peer = peers.GetOrAdd(target.Endpoint, static endpoint => new(endpoint));
        peer.LastUsed = time.GetTimestamp();
        SnmpExchange exchange = pool.TryDequeue(out SnmpExchange? pooled) ? pooled : new(this);
        int requestId = Prepare(exchange, peer, target, wantsDatagram, write, state);
        ValueTask<SnmpAnswer> task = exchange.Task;
        if (cancellationToken.CanBeCanceled) exchange.EndWith(cancellationToken);

        switch (exchange.Lane!.Enter(exchange, requestId, limits))
        {
            case LanePlace.Go:
                Launch(exchange, requestId);
                break;
            case LanePlace.Full:
                Finish(exchange, requestId, SnmpAnswer.Failed(
                    SnmpOutcome.Overloaded, $"{limits.QueuedPerAgent} requests wait for {target.Endpoint}, no more are allowed"));
                break;
        }

        return task;
    }

    public void Recycle(SnmpExchange exchange) => pool.Enqueue(exchange);

    public void Cancel(SnmpExchange exchange) => Finish(
        exchange, exchange.RequestId, SnmpAnswer.Failed(SnmpOutcome.Cancelled, $"the asker gave up waiting for {exchange.Peer!.Endpoint}"));

    public void Dispose()
    {
        closed = true;
        tidy.Dispose();
        wheel.Dispose();
        foreach (SnmpExchange? exchange in slots)
        {
            if (exchange is { } open) Finish(open, open.RequestId, Closed());
        }

        if (ipv4.IsValueCreated) ipv4.Value.Dispose();
        if (ipv6.IsValueCreated) ipv6.Value.Dispose();
    }

    private static SnmpAnswer GaveUp(SnmpTarget target) =>
        SnmpAnswer.Failed(SnmpOutcome.Cancelled, $"the asker gave up waiting for {target.Endpoint}");

    private static SnmpAnswer Closed() => SnmpAnswer.Failed(SnmpOutcome.Cancelled, "the SNMP client was closed");

    private int Prepare<TState>(
        SnmpExchange exchange, AgentPeer peer, SnmpTarget target, bool wantsDatagram, DatagramWriter<TState> write, TState state)
    {
        lock (exchange)
        {
            exchange.Peer = peer;
            exchange.Lane = peer.Lane(target.Context);
            exchange.WantsDatagram = wantsDatagram;
            exchange.Timeout = target.Timeout;
            exchange.RetriesLeft = target.Retries;
            exchange.Launched = false;
            exchange.Done = false;

            // Ids stay positive: some agents answer a negative one with garbage. The odd factor visits every slot before it comes back to
            // one, and keeps neighbouring ids apart, so that an agent that muddles its id does not hit another agent's request.
            int requestId;
            do requestId = (int)((uint)Interlocked.Increment(ref lastId) * IdStride) & int.MaxValue;
            while (requestId == 0 || Interlocked.CompareExchange(ref slots[requestId % SlotCount], exchange, null) is not null);
            exchange.RequestId = requestId;

            var writer = new BerWriter(exchange.Datagram);
            write(ref writer, state, requestId);
            if (writer.Overflowed)
            {
                slots[requestId % SlotCount] = null;
                Interlocked.Decrement(ref inFlight);
                throw new ArgumentException(
                    $"A request to {target.Endpoint} needs more than {SnmpExchange.RequestOctetsMax} octets; ask for fewer variables at once.");
            }

            exchange.DatagramStart = writer.Position;
            return requestId;
        }
    }

    /// <summary>Sends a request for the first time; false when it has ended while it waited for its turn.</summary>
    private bool Launch(SnmpExchange exchange, int requestId)
    {
        SocketError error;
        lock (exchange)
        {
            if (exchange.Done || exchange.RequestId != requestId) return false;

            exchange.Launched = true;
            exchange.FirstSent = time.GetTimestamp();
            Interlocked.Increment(ref sent);
            error = SendNow(exchange);
        }

        if (error != SocketError.Success) Finish(exchange, requestId, Unreachable(exchange.Peer!, error));
        return true;
    }

    private SocketError SendNow(SnmpExchange exchange)
    {
        exchange.LastSent = time.GetTimestamp();
        wheel.Add(exchange, exchange.Timeout);
        if (closed) return SocketError.Shutdown;

        try
        {
            SocketAddress to = exchange.Peer!.Address;
            (to.Family == AddressFamily.InterNetwork ? ipv4 : ipv6).Value.Send(exchange.Request, to);
            return SocketError.Success;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.Shutdown;
        }
    }

    private void OnExpired(SnmpExchange exchange, int requestId)
    {
        SnmpAnswer answer;
        lock (exchange)
        {
            if (exchange.Done || exchange.RequestId != requestId) return;

            if (exchange.RetriesLeft > 0)
            {
                exchange.RetriesLeft--;
                Interlocked.Increment(ref resent);
                SocketError error = SendNow(exchange);
                if (error == SocketError.Success) return;
                answer = Unreachable(exchange.Peer!, error);
            }
            else
            {
                Interlocked.Increment(ref timedOut);
                AgentPeer peer = exchange.Peer!;
                peer.RememberTimedOut(requestId);
                (SnmpOutcome outcome, string detail) = peer.ExplainSince(exchange.FirstSent)
                    ?? (SnmpOutcome.Timeout, $"{peer.Endpoint} did not answer within {exchange.Timeout.TotalSeconds:0.###} s");
                answer = SnmpAnswer.Failed(outcome, detail);
            }
        }

        Finish(exchange, requestId, answer);
    }

    private SnmpAnswer Unreachable(AgentPeer peer, SocketError error) =>
        closed ? Closed() : SnmpAnswer.Failed(SnmpOutcome.Unreachable, $"sending to {peer.Endpoint} failed: {error}");

    /// <summary>Ends a life of an exchange exactly once; whoever comes second only throws its answer away.</summary>
    private void Finish(SnmpExchange exchange, int requestId, SnmpAnswer answer)
    {
        AgentLane lane;
        bool launched;
        lock (exchange)
        {
            if (exchange.Done || exchange.RequestId != requestId)
            {
                answer.Dispose();
                return;
            }

            exchange.Done = true;
            Volatile.Write(ref slots[requestId % SlotCount], null);
            wheel.Remove(exchange);
            (lane, launched) = (exchange.Lane!, exchange.Launched);
        }

        Interlocked.Decrement(ref inFlight);
        exchange.Complete(answer);
        if (!launched) return;

        while (lane.Leave(out SnmpExchange next, out int nextId) && !Launch(next, nextId))
        {
            // The next one has ended while it waited; its place goes to the one behind it.
        }
    }

    private void Handle(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        if (!MessageFrame.TryOpen(datagram, out int version, out BerReader reader, out string? fault))
        {
            Reject(from, fault!);
            return;
        }

        Pdu pdu = default;
        int requestId;
        if (version == (int)SnmpVersion.V3)
        {
            if (!UsmFrame.TryReadMessageId(reader, out requestId))
            {
                Reject(from, "the header of the version 3 message cannot be read");
                return;
            }
        }
        else if (!CommunityMessage.TryRead(reader, out _, out pdu) || pdu.Type != PduType.Response)
        {
            Reject(from, pdu.Type == 0 ? "the data unit cannot be read" : $"a {pdu.Type} came where an answer belongs");
            return;
        }
        else
        {
            requestId = pdu.RequestId;
        }

        if (Volatile.Read(ref slots[requestId & (SlotCount - 1)]) is not { } exchange || !TryAccept(exchange, requestId, from))
        {
            NoteUnmatched(requestId, from);
            return;
        }

        Answer(exchange, requestId, version, pdu, datagram);
    }

    private bool TryAccept(SnmpExchange exchange, int requestId, SocketAddress from)
    {
        lock (exchange)
        {
            if (exchange.Done || exchange.RequestId != requestId || !exchange.Launched) return false;
            if (exchange.Peer!.Address.Equals(from)) return true;

            // An agent that is being asked itself has muddled its id; the one whose id it hit is not to blame.
            IPEndPoint source = EndpointOf(from);
            if (peers.TryGetValue(source, out AgentPeer? muddled) && !muddled.IsIdle) return false;

            Interlocked.Increment(ref wrongSource);
            string detail = $"{exchange.Peer.Endpoint} was asked, but {source} answered";
            exchange.Peer.Blame(SnmpOutcome.WrongSource, detail, time.GetTimestamp());
            return false;
        }
    }

    private void Answer(SnmpExchange exchange, int requestId, int version, Pdu pdu, ReadOnlySpan<byte> datagram)
    {
        TimeSpan roundTrip = time.GetElapsedTime(exchange.LastSent);
        SnmpAnswer? answer;
        if (exchange.WantsDatagram != (version == (int)SnmpVersion.V3))
        {
            answer = SnmpAnswer.Failed(SnmpOutcome.Malformed, "the answer is of another SNMP version than the request");
        }
        else if (exchange.WantsDatagram)
        {
            answer = UsmFrame.Keep(datagram, roundTrip);
        }
        else
        {
            answer = VariableDecoder.Decode(pdu.Variables, (SnmpErrorStatus)pdu.First, pdu.Second, roundTrip)
                ?? SnmpAnswer.Failed(SnmpOutcome.Malformed, "the list of variables cannot be read");
        }

        Interlocked.Increment(ref answer.Outcome == SnmpOutcome.Malformed ? ref malformed : ref answered);
        Finish(exchange, requestId, answer);
    }

    private void Reject(SocketAddress from, string fault)
    {
        Interlocked.Increment(ref malformed);
        IPEndPoint source = EndpointOf(from);
        if (peers.TryGetValue(source, out AgentPeer? peer)) peer.Blame(SnmpOutcome.Malformed, $"{source}: {fault}", time.GetTimestamp());
    }

    private void NoteUnmatched(int requestId, SocketAddress from)
    {
        Interlocked.Increment(ref unmatched);
        IPEndPoint source = EndpointOf(from);
        if (!peers.TryGetValue(source, out AgentPeer? peer)) return;

        (SnmpOutcome outcome, string detail) = peer.HasTimedOut(requestId)
            ? (SnmpOutcome.Timeout, $"{source} answers later than it is waited for")
            : (SnmpOutcome.WrongRequestId, $"{source} answered request {requestId}, which is not under way");
        peer.Blame(outcome, detail, time.GetTimestamp());
    }

    private static IPEndPoint EndpointOf(SocketAddress address) =>
        (IPEndPoint)new IPEndPoint(address.Family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0).Create(address);

    /// <summary>Addresses that are no longer asked do not stay in memory for ever.</summary>
    private void ForgetIdlePeers()
    {
        bool crowded = peers.Count > PeersMax;
        foreach ((IPEndPoint endpoint, AgentPeer peer) in peers)
        {
            if (peer.IsIdle && (crowded || time.GetElapsedTime(peer.LastUsed) > PeerIdleMax)) peers.TryRemove(endpoint, out _);
        }
    }
}
