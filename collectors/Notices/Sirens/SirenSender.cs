using System.Buffers.Binary;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices.Sirens;

/// <summary>
/// Switches a siren or a lamp on and, after its time, off again: function 5 of Modbus TCP. It writes to this one coil and to nothing else. The end
/// of an alarm rings nothing.
/// </summary>
internal sealed class SirenSender(IOptions<NoticeSendingOptions> options, TimeProvider time) : INoticeSender
{
    private const int FrameOctets = 12;
    /// <summary>An exception is shorter than an answer.</summary>
    private const int ExceptionOctets = 9;
    private const byte WriteSingleCoil = 5, ExceptionFlag = 0x80;
    private const ushort On = 0xFF00, Off = 0x0000;

    public NoticeChannelKind Kind => NoticeChannelKind.Siren;

    public async Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        if (channel.Settings.Siren is not { } settings) return NoticeOutcome.Refused($"channel '{channel.Name}' has no coil");
        if (notice.Notice.What == NoticeWhat.Cleared) return NoticeOutcome.Sent("nothing rings for an end");

        try
        {
            await Write(settings, On, cancellationToken);
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(settings.HoldSeconds), time, cancellationToken);
            }
            finally
            {
                await Write(settings, Off, CancellationToken.None);
            }

            return NoticeOutcome.Sent($"coil {settings.Coil} was on for {settings.HoldSeconds} s");
        }
        catch (Exception failure) when (failure is SocketException or IOException or InvalidDataException)
        {
            return NoticeOutcome.Failed($"{settings.Host}:{settings.Port}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoticeOutcome.Failed($"{settings.Host}:{settings.Port} did not answer within {options.Value.Timeout.TotalSeconds:0} s");
        }
    }

    /// <summary>The answer to a written coil is the question itself.</summary>
    private async Task Write(SirenSettings settings, ushort value, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        using TcpClient connection = new();
        await connection.ConnectAsync(settings.Host, settings.Port, patience.Token);
        NetworkStream stream = connection.GetStream();
        byte[] question = Question(settings, value), answer = new byte[FrameOctets];
        await stream.WriteAsync(question, patience.Token);
        await stream.ReadExactlyAsync(answer.AsMemory(0, ExceptionOctets), patience.Token);
        if (answer[7] == (WriteSingleCoil | ExceptionFlag)) throw new InvalidDataException($"the device refuses to switch coil {settings.Coil}: exception {answer[8]}");

        await stream.ReadExactlyAsync(answer.AsMemory(ExceptionOctets), patience.Token);
        if (!answer.AsSpan().SequenceEqual(question)) throw new InvalidDataException($"the answer to coil {settings.Coil} is another than the question");
    }

    private static byte[] Question(SirenSettings settings, ushort value)
    {
        byte[] frame = new byte[FrameOctets];
        BinaryPrimitives.WriteUInt16BigEndian(frame, 1);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(4), 6);
        frame[6] = settings.Unit;
        frame[7] = WriteSingleCoil;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(8), (ushort)settings.Coil);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(10), value);
        return frame;
    }
}
