using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Dns;

namespace PrisonOps.Collectors.NameServers;

/// <summary>One poll of one name server: one question, how long its answer took, and whether it is the expected one.</summary>
internal sealed class DnsDevicePoll(IOptions<DevicePollerOptions> options, TimeProvider time) : IProtocolPoll
{
    public const int DefaultPort = 53;

    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        (DnsSettings? settings, string fault) = ProtocolSettings.Of<DnsSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);

        byte[] question = new byte[512];
        ushort id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        int length = DnsMessage.Write(question, id, settings.Query, settings.Type);
        if (length == 0) return Failed(DevicePollOutcome.NotAsked, $"'{settings.Query}' is no name that can be asked for");
        if (await DeviceAddress.Resolve(request.Target.Address, deadline) is not { } address)
        {
            return Failed(DevicePollOutcome.Unreachable, $"the name '{request.Target.Address}' has no address");
        }

        var server = new IPEndPoint(address, request.Target.Port == 0 ? DefaultPort : request.Target.Port);
        for (int attempt = 0; ; attempt++)
        {
            using var patience = new CancellationTokenSource(options.Value.AttemptTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, deadline);
            try
            {
                return await Ask(server, question.AsMemory(0, length), id, settings, either.Token);
            }
            catch (OperationCanceledException) when (!deadline.IsCancellationRequested)
            {
                if (attempt >= options.Value.Retries)
                    return Failed(DevicePollOutcome.Timeout, $"{server} did not answer within {options.Value.AttemptTimeout.TotalSeconds:0.###} s");
            }
        }
    }

    private async Task<DevicePollResult> Ask(IPEndPoint server, ReadOnlyMemory<byte> question, ushort id, DnsSettings settings, CancellationToken cancellationToken)
    {
        long askedAt = time.GetTimestamp();
        DnsReply? reply = await AskByDatagram(server, question, id, settings.Type, cancellationToken);
        if (reply is { IsTruncated: true }) reply = await AskByConnection(server, question, id, settings.Type, cancellationToken);
        TimeSpan took = time.GetElapsedTime(askedAt);
        if (reply is null) return Failed(DevicePollOutcome.Malformed, $"{server} answered what is no answer of a name server");

        bool matches = reply.Code == 0 && (settings.Answer is { } expected
            ? reply.Values.Contains(expected.TrimEnd('.'), StringComparer.OrdinalIgnoreCase)
            : !reply.Values.IsEmpty);
        return new(
            DevicePollOutcome.Answered, time.GetUtcNow(), took, null, null, [],
            [
                new("dns.response-time", "", took.TotalSeconds, "s", QuantityKind.Gauge),
                new("dns.response-code", "", reply.Code, "1", QuantityKind.State),
                new("dns.records", "", reply.Values.Length, "1", QuantityKind.Gauge),
                new("dns.answer-mismatch", "", matches ? 0 : 1, "1", QuantityKind.State),
            ],
            "");
    }

    private static async Task<DnsReply?> AskByDatagram(
        IPEndPoint server, ReadOnlyMemory<byte> question, ushort id, DnsRecordType type, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(question, cancellationToken);
        byte[] buffer = new byte[DnsMessage.OctetsMax];
        int received = await socket.ReceiveAsync(buffer, cancellationToken);
        return DnsMessage.TryRead(buffer.AsSpan(0, received), id, type, out DnsReply? reply) ? reply : null;
    }

    private static async Task<DnsReply?> AskByConnection(
        IPEndPoint server, ReadOnlyMemory<byte> question, ushort id, DnsRecordType type, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, cancellationToken);
        byte[] message = new byte[2 + question.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)question.Length);
        question.CopyTo(message.AsMemory(2));
        await socket.SendAsync(message, cancellationToken);
        await using var stream = new NetworkStream(socket);
        byte[] head = new byte[2];
        if (await stream.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellationToken) < 2) return null;

        byte[] answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        int read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        return DnsMessage.TryRead(answer.AsSpan(0, read), id, type, out DnsReply? reply) ? reply : null;
    }

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);
}
