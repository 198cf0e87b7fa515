using System.Net;
using System.Net.Sockets;
using PrisonOps.Collectors.Modbus.Wire;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus;

/// <summary>
/// The way to one address and port: a kept connection and one question at a time. A connection on which an answer is outstanding or was not
/// understood is given up, because without a transaction number the next answer could be taken for it.
/// </summary>
internal sealed class ModbusLane(IPEndPoint endpoint, ModbusFraming framing, int queuedMax, TimeProvider time) : IDisposable
{
    /// <summary>Late answers to earlier questions that are passed over before the device counts as out of its mind.</summary>
    private const int LateAnswersMax = 8;

    private readonly SemaphoreSlim turn = new(1);
    private readonly byte[] buffer = new byte[ModbusFrame.TcpOctetsMax];
    private Socket? socket;
    private ushort transaction;
    private int waiting;
    private long endedAt;

    public async ValueTask<ModbusAnswer> Read(ModbusTarget target, ModbusRead read, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref waiting) > queuedMax)
        {
            Interlocked.Decrement(ref waiting);
            return ModbusAnswer.Failed(ModbusOutcome.Overloaded, $"{queuedMax} requests are waiting for {endpoint}, no more are allowed");
        }

        try
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                return await InTurn(target, read, cancellationToken);
            }
            finally
            {
                endedAt = time.GetTimestamp();
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void CloseIfIdle(TimeSpan idleMax)
    {
        if (socket is null || !turn.Wait(0)) return;

        if (time.GetElapsedTime(endedAt) >= idleMax) Close();
        turn.Release();
    }

    public void Dispose()
    {
        Close();
        turn.Dispose();
    }

    private async ValueTask<ModbusAnswer> InTurn(ModbusTarget target, ModbusRead read, CancellationToken cancellationToken)
    {
        TimeSpan silence = target.Pause - time.GetElapsedTime(endedAt);
        if (endedAt != 0 && silence > TimeSpan.Zero) await Task.Delay(silence, time, cancellationToken);

        using var patience = new CancellationTokenSource(target.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        bool understood = false;
        try
        {
            bool kept = socket is not null;
            ModbusAnswer answer;
            try
            {
                answer = await Ask(target.Unit, read, either.Token);
            }
            catch (SocketException) when (kept)
            {
                // The device closed a connection that was idle for its taste; that says nothing of the device.
                Close();
                answer = await Ask(target.Unit, read, either.Token);
            }

            understood = answer.Outcome is ModbusOutcome.Ok or ModbusOutcome.Refused;
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ModbusAnswer.Failed(ModbusOutcome.Timeout, $"{endpoint} unit {target.Unit} did not answer {read} within {target.Timeout.TotalSeconds:0.###} s");
        }
        catch (SocketException failure)
        {
            ModbusOutcome outcome = failure.SocketErrorCode == SocketError.TimedOut ? ModbusOutcome.Timeout : ModbusOutcome.Unreachable;
            return ModbusAnswer.Failed(outcome, $"{endpoint}: {failure.SocketErrorCode}");
        }
        finally
        {
            if (!understood) Close();
        }
    }

    private async ValueTask<ModbusAnswer> Ask(byte unit, ModbusRead read, CancellationToken cancellationToken)
    {
        Socket connected = socket ??= await Connect(cancellationToken);
        long askedAt = time.GetTimestamp();
        int length = framing == ModbusFraming.Tcp
            ? ModbusFrame.WriteTcp(buffer, ++transaction, unit, read)
            : ModbusFrame.WriteRtu(buffer, unit, read);
        await connected.SendAsync(buffer.AsMemory(0, length), cancellationToken);
        return framing == ModbusFraming.Tcp
            ? await TakeTcp(connected, unit, read, askedAt, cancellationToken)
            : await TakeRtu(connected, unit, read, askedAt, cancellationToken);
    }

    private async ValueTask<ModbusAnswer> TakeTcp(Socket connected, byte unit, ModbusRead read, long askedAt, CancellationToken cancellationToken)
    {
        for (int late = 0; late <= LateAnswersMax; late++)
        {
            await Fill(connected, buffer.AsMemory(0, ModbusFrame.TcpHeaderOctets), cancellationToken);
            int body = ModbusFrame.TcpBodyOctets(buffer, out ushort answered);
            if (body == 0) return ModbusAnswer.Failed(ModbusOutcome.Malformed, $"{endpoint} answered {Convert.ToHexString(buffer, 0, ModbusFrame.TcpHeaderOctets)}, which is no header of Modbus TCP");

            Memory<byte> pdu = buffer.AsMemory(ModbusFrame.TcpHeaderOctets, body);
            await Fill(connected, pdu, cancellationToken);
            if (answered == transaction) return Judge(ModbusFrame.ReadAnswer(pdu.Span, read), unit, read, askedAt);
        }

        return ModbusAnswer.Failed(ModbusOutcome.Malformed, $"{endpoint} answered {LateAnswersMax} questions that were not asked");
    }

    private async ValueTask<ModbusAnswer> TakeRtu(Socket connected, byte unit, ModbusRead read, long askedAt, CancellationToken cancellationToken)
    {
        await Fill(connected, buffer.AsMemory(0, ModbusFrame.RtuHeadOctets), cancellationToken);
        int body = ModbusFrame.RtuBodyOctets(buffer);
        await Fill(connected, buffer.AsMemory(ModbusFrame.RtuHeadOctets, body), cancellationToken);
        return Judge(ModbusFrame.ReadRtu(buffer.AsSpan(0, ModbusFrame.RtuHeadOctets + body), unit, read), unit, read, askedAt);
    }

    private ModbusAnswer Judge(ModbusReply reply, byte unit, ModbusRead read, long askedAt)
    {
        TimeSpan roundTrip = time.GetElapsedTime(askedAt);
        if (reply.Fault is { } fault) return ModbusAnswer.Failed(ModbusOutcome.Malformed, $"{endpoint} unit {unit}: {fault}");
        return reply.Refusal == ModbusRefusal.None
            ? new(ModbusOutcome.Ok, reply.Data.ToArray(), roundTrip, ModbusRefusal.None, "")
            : new(ModbusOutcome.Refused, default, roundTrip, reply.Refusal, $"{endpoint} unit {unit} refused {read}: {reply.Refusal}");
    }

    private async ValueTask<Socket> Connect(CancellationToken cancellationToken)
    {
        var opened = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await opened.ConnectAsync(endpoint, cancellationToken);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static async ValueTask Fill(Socket connected, Memory<byte> target, CancellationToken cancellationToken)
    {
        while (!target.IsEmpty)
        {
            int received = await connected.ReceiveAsync(target, cancellationToken);
            if (received == 0) throw new SocketException((int)SocketError.ConnectionReset);
            target = target[received..];
        }
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
    }
}
