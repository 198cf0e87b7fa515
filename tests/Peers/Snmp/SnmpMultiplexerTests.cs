using System.Net;
using System.Net.Sockets;
using PrisonOps.Collectors.Snmp;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>What the socket of all agents does with what a single agent does to it.</summary>
public sealed class SnmpMultiplexerTests : IDisposable
{
    private static readonly ObjectIdentifier[] Names = [ObjectIdentifier.Parse("1.3.6.1.2.1.1.5.0")];

    private readonly Socket agent = Bound();
    private readonly Socket stranger = Bound();
    private readonly byte[] request = new byte[1_500];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private SnmpTarget Target => new((IPEndPoint)agent.LocalEndPoint!, new SnmpCommunity("public")) { Timeout = TimeSpan.FromSeconds(10), Retries = 0 };

    public void Dispose()
    {
        agent.Dispose();
        stranger.Dispose();
    }

    [Fact]
    public async Task An_answer_from_a_wrong_address_is_dropped_and_the_right_one_still_counts()
    {
        using var clients = new SnmpClients();
        Task<SnmpAnswer> asked = clients.Client.Read(Target, Names, Cancelled).AsTask();
        (byte[] answer, EndPoint from) = await Receive();

        await stranger.SendToAsync(answer, from, Cancelled);
        await agent.SendToAsync(answer, from, Cancelled);
        using SnmpAnswer taken = await asked;

        Assert.Equal(SnmpOutcome.Ok, taken.Outcome);
        Assert.Equal((1, 1), (clients.Client.Traffic.WrongSource, clients.Client.Traffic.Answered));
    }

    [Fact]
    public async Task A_second_answer_to_the_same_request_is_only_counted()
    {
        using var clients = new SnmpClients();
        Task<SnmpAnswer> asked = clients.Client.Read(Target, Names, Cancelled).AsTask();
        (byte[] answer, EndPoint from) = await Receive();

        await agent.SendToAsync(answer, from, Cancelled);
        await agent.SendToAsync(answer, from, Cancelled);
        using SnmpAnswer taken = await asked;
        Task<SnmpAnswer> next = clients.Client.Read(Target, Names, Cancelled).AsTask();
        (byte[] second, from) = await Receive();
        await agent.SendToAsync(second, from, Cancelled);
        using SnmpAnswer following = await next;

        Assert.Equal((SnmpOutcome.Ok, SnmpOutcome.Ok), (taken.Outcome, following.Outcome));
        Assert.Equal((1, 2), (clients.Client.Traffic.Unmatched, clients.Client.Traffic.Answered));
    }

    [Fact]
    public async Task One_request_at_a_time_reaches_an_agent_and_the_others_wait()
    {
        using var clients = new SnmpClients();
        Task<SnmpAnswer>[] asked = [.. Enumerable.Range(0, 3).Select(_ => clients.Client.Read(Target, Names, Cancelled).AsTask())];
        for (int i = 0; i < 3; i++)
        {
            (byte[] answer, EndPoint from) = await Receive();
            Assert.Equal((i + 1, 0), (clients.Client.Traffic.Sent, agent.Available));
            await agent.SendToAsync(answer, from, Cancelled);
        }

        SnmpAnswer[] answers = await Task.WhenAll(asked);
        Assert.All(answers, answer => Assert.Equal(SnmpOutcome.Ok, answer.Outcome));
    }

    [Fact]
    public async Task What_finds_no_place_to_wait_is_refused_by_name()
    {
        using var clients = new SnmpClients(new SnmpOptions { QueuedPerAgent = 1 });
        Task<SnmpAnswer> first = clients.Client.Read(Target, Names, Cancelled).AsTask();
        Task<SnmpAnswer> second = clients.Client.Read(Target, Names, Cancelled).AsTask();

        using SnmpAnswer third = await clients.Client.Read(Target, Names, Cancelled);
        clients.Dispose();

        Assert.Equal(SnmpOutcome.Overloaded, third.Outcome);
        Assert.Contains(Target.Endpoint.ToString(), third.Detail, StringComparison.Ordinal);
        Assert.Equal((SnmpOutcome.Cancelled, SnmpOutcome.Cancelled), ((await first).Outcome, (await second).Outcome));
    }

    [Fact]
    public async Task A_cancelled_request_ends_at_once_and_frees_its_turn()
    {
        using var clients = new SnmpClients();
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Task<SnmpAnswer> given = clients.Client.Read(Target, Names, impatience.Token).AsTask();
        Task<SnmpAnswer> waiting = clients.Client.Read(Target, Names, Cancelled).AsTask();
        await Receive();

        await impatience.CancelAsync();
        using SnmpAnswer cancelled = await given;
        (byte[] answer, EndPoint from) = await Receive();
        await agent.SendToAsync(answer, from, Cancelled);
        using SnmpAnswer taken = await waiting;

        Assert.Equal((SnmpOutcome.Cancelled, SnmpOutcome.Ok), (cancelled.Outcome, taken.Outcome));
        Assert.Equal(0, clients.Client.Traffic.InFlight);
    }

    [Fact]
    public async Task A_lost_request_is_sent_again_with_the_same_id_and_a_late_first_answer_counts()
    {
        using var clients = new SnmpClients();
        SnmpTarget patient = Target with { Timeout = TimeSpan.FromMilliseconds(200), Retries = 50 };
        Task<SnmpAnswer> asked = clients.Client.Read(patient, Names, Cancelled).AsTask();
        (byte[] lost, _) = await Receive();
        (byte[] again, EndPoint from) = await Receive();

        await agent.SendToAsync(lost, from, Cancelled);
        using SnmpAnswer taken = await asked;

        Assert.Equal(lost, again);
        Assert.Equal(SnmpOutcome.Ok, taken.Outcome);
        Assert.True(clients.Client.Traffic.Resent >= 1, $"{clients.Client.Traffic}");
    }

    [Fact]
    public async Task A_request_too_large_for_one_frame_is_a_bug_of_the_asker()
    {
        using var clients = new SnmpClients();
        ObjectIdentifier[] many = [.. Enumerable.Repeat(Names[0], 200)];

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await clients.Client.Read(Target, many, Cancelled));

        Assert.Contains("1472", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, clients.Client.Traffic.InFlight);
    }

    private static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    /// <summary>Takes the next request as its own answer: the same octets with the tag of an answer.</summary>
    private async Task<(byte[] Answer, EndPoint From)> Receive()
    {
        SocketReceiveFromResult received = await agent.ReceiveFromAsync(request, new IPEndPoint(IPAddress.Any, 0), Cancelled);
        byte[] answer = request[..received.ReceivedBytes];
        answer[Array.IndexOf(answer, (byte)0xA0)] = 0xA2;
        return (answer, received.RemoteEndPoint);
    }
}
